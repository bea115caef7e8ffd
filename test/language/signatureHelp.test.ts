import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureHelp } from '../../server/src/language/features/index';
import type { Context } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { inBlock } from './completionSupport';
import { clientSample, documentOf, editorContext, serverSample } from './support';

const offsets: Context = { ...editorContext, editor: { ...editorContext.editor, labelOffsets: true } };

function helpAt(marked: string, context = offsets) {
  const { text, offset } = withCaret(marked);
  const document = documentOf(text);
  return signatureHelp(document, document.lines.positionAt(offset), context);
}

/** The label with the part at the caret in brackets. */
function shown(line: string): string | undefined {
  const help = helpAt(inBlock(line));
  const [signature] = help?.signatures ?? [];
  const range = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
  if (!signature || !Array.isArray(range)) {
    return undefined;
  }
  const [start, end] = range;
  return `${signature.label.slice(0, start)}[${signature.label.slice(start, end)}]${signature.label.slice(end)}`;
}

for (const [line, expected] of [
  ['START_CYCLE =|', '[minute] hour day month weekday'],
  ['START_CYCLE = |', '[minute] hour day month weekday'],
  ['START_CYCLE = 0|', '[minute] hour day month weekday'],
  ['START_CYCLE = 0 |', 'minute [hour] day month weekday'],
  ['START_CYCLE = 0 1,2,|', 'minute [hour] day month weekday'],
  ['START_CYCLE = 0 2 |* * *', 'minute hour [day] month weekday'],
  ['START_CYCLE = 0 2 * *| *', 'minute hour day [month] weekday'],
  ['START_CYCLE = 0 2 * * 1-|5', 'minute hour day month [weekday]'],
  ['START_CYCLE = 0 2 * * 1 |', undefined],
  ['START_CYCLE = @dai|ly', '[@daily]'],
  ['START_CYCLE = @daily |', undefined],
  ['START_CYCLE = @reboot|', undefined],
  ['LOCAL_URL = |', '[ftp]://user:password@%s[:port]/volume'],
  ['LOCAL_URL = ft|p://u:p@%s/v0003', '[ftp]://user:password@%s[:port]/volume'],
  ['LOCAL_URL = ftp://|', 'ftp://[user]:password@%s[:port]/volume'],
  ['LOCAL_URL = ftp://u:|', 'ftp://user:[password]@%s[:port]/volume'],
  ['LOCAL_URL = ftp://u:a/b|', 'ftp://user:[password]@%s[:port]/volume'],
  ['LOCAL_URL = ftp://u:${secret:X|}@%s/v0003', 'ftp://user:[password]@%s[:port]/volume'],
  ['LOCAL_URL = ftp://u:p@|%s/v0003', 'ftp://user:password@[%s][:port]/volume'],
  ['LOCAL_URL = ftp://u:p@%s:20|21/v0003', 'ftp://user:password@%s[:[port]]/volume'],
  ['LOCAL_URL = ftp://u:p@%s/v00|03', 'ftp://user:password@%s[:port]/[volume]'],
  ['LOCAL_URL = ftp://u:p@%s/v0003 |', undefined],
  ['REMOTE_NODES = |', '[address1]; address2; …'],
  ['REMOTE_NODES = 10.0.0.1; 10|', 'address1; [address2]; …'],
  ['REMOTE_NODES = 10.0.0.1; 10.0.0.2; 10.0.0.3; |', 'address1; address2; […]'],
  ['REMOTE_NODES = 10.0.0.1 |', undefined],
  ['DATABASE_NAME = |', undefined],
  ['SSH = |', undefined],
  ['START_CY|CLE = 0', undefined],
  ['START_CYCLE = 0 2 * * * # |', undefined],
  ['# START_CYCLE = 0 |', undefined],
] as const) {
  test(`${line} ${expected === undefined ? 'has no signature' : `shows ${expected}`}`, () => {
    assert.equal(shown(line), expected);
  });
}

test('each part says what it takes, and the whole what it means', () => {
  const [signature] = helpAt(inBlock('START_CYCLE = 0 2| * * *'))?.signatures ?? [];
  assert.deepEqual(signature?.documentation, { kind: 'markdown', value: 'Every day at 02:00' });
  const said: readonly (string | undefined)[] = (signature.parameters ?? []).map(({ documentation }) =>
    JSON.stringify(documentation),
  );
  for (const [index, range] of ['0 to 59', '0 to 23', '1 to 31', '1 to 12', '0 to 7'].entries()) {
    assert.ok(said[index]?.includes(range) === true, said[index]);
  }
});

test('a macro says which fields it stands for', () => {
  assert.match(JSON.stringify(helpAt(inBlock('START_CYCLE = @weekly|'))), /0 0 \* \* 0.*00:00/);
});

test('an editor without offsets finds the words of the parts, each where it is first in the label', () => {
  for (const line of ['START_CYCLE = |', 'LOCAL_URL = |', 'REMOTE_NODES = |']) {
    const words = helpAt(inBlock(line), editorContext)?.signatures[0];
    const places = helpAt(inBlock(line))?.signatures[0];
    assert.deepEqual(
      words?.parameters?.map(({ label }) => words.label.indexOf(String(label))),
      places?.parameters?.map(({ label: [start] }) => start),
    );
  }
});

test('no offset of the samples shows anything of a password', () => {
  for (const text of [clientSample.replaceAll('**PW**', 'hun.ter2/x@y'), serverSample]) {
    const document = documentOf(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const help = signatureHelp(document, document.lines.positionAt(offset), offsets);
      assert.doesNotMatch(JSON.stringify(help), /hun|ter2|x@y/);
    }
  }
});
