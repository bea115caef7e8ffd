import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../server/src/language/features/index';
import { defaultContext } from '../../server/src/language/index';
import { documentOf } from './support';

const text = [
  '#Filename on SupportHost: /home/ssh/client.cfg',
  '# backup-sync: disable-file plain-ftp, no-such-rule -- see tab',
  'A\n{\n}\nB\n{',
  '# backup-sync: disable-next-line tab',
  'SSH = client\n}\n',
].join('\n');

test('the rules that directives name lead to what is said about them', () => {
  const document = documentOf(text);
  const links = documentLinks(document, { ...defaultContext, rulesUrl: 'file:///docs/rules.md' });
  assert.deepEqual(
    links.map(({ range, target, tooltip }) => ({ line: range.start.line, target, tooltip })),
    [
      {
        line: 1,
        target: 'file:///docs/rules.md#plain-ftp',
        tooltip: 'Open the documentation of plain-ftp',
      },
      { line: 7, target: 'file:///docs/rules.md#tab', tooltip: 'Open the documentation of tab' },
    ],
  );
  const { start, end } = links[0]?.range ?? assert.fail();
  assert.equal(text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end)), 'plain-ftp');
});

test('where nobody knows the address of the documentation there are no links', () => {
  assert.deepEqual(documentLinks(documentOf(text), defaultContext), []);
});
