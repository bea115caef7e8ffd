import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../server/src/language/features/index';
import { keyNames, keys } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { mostValueUnits } from '../../server/src/language/limits';
import { ruleDocs } from '../../server/src/language/rules/docs/index';
import { clientSample, documentOf, editorContext } from './support';

function hoverAt(
  marked: string,
  context = editorContext,
): { readonly words: string; readonly over: string } | undefined {
  const { text, offset } = withCaret(marked);
  const document = documentOf(text);
  const found = hover(document, document.lines.positionAt(offset), context);
  if (!found?.range || typeof found.contents !== 'object' || !('kind' in found.contents)) {
    return undefined;
  }
  const { start, end } = found.range;
  return {
    words: found.contents.value,
    over: text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end)),
  };
}

for (const key of keyNames) {
  test(`${key} shows its documentation, and the steps of the document that it matters in`, () => {
    const marked = clientSample.replace(`\n${key}`, `\n${key[0] ?? ''}|${key.slice(1)}`);
    const { words = '', over } = hoverAt(marked) ?? {};
    const [documentation, steps = ''] = words.split('\n\nIn the document "Install Backup Synchronization Plugin":\n');
    assert.deepEqual([documentation, over], [keys[key].documentation(), key]);
    assert.match(steps, /^- Step 7: Create and Upload Configuration File(\n- Step \d+: [A-Z].+)*$/);
  });
}

test('the role of the account in a URL is explained where the document creates it', () => {
  const marked = clientSample.replace('LOCAL_URL', 'LOCAL|_URL');
  assert.match(hoverAt(marked)?.words ?? '', /\n- Step 5: Create a User in EXAoperation\n- Step 6: /);
});

test('a schedule is said in words', () => {
  assert.deepEqual(hoverAt(clientSample.replace('*/2 * *', '*/2 *| *')), {
    words: 'Every 2 minutes',
    over: '*/2 * * * *',
  });
});

test('a URL is taken apart, and the password is named by its kind', () => {
  const words = (password: string) =>
    hoverAt(`A\n{\nLOCAL_URL = ft|p://FTPbackup:${password}@%s:2021/v0003\n}\n`)?.words.split('  \n');
  assert.deepEqual(words('${secret:backup}'), [
    'Protocol: FTP; password and data are not encrypted',
    'User: `FTPbackup`',
    'Password: the secret `backup`, filled in when the file is uploaded',
    'Host: each node in turn',
    'Port: `2021`',
    'Volume: `v0003`',
  ]);
  assert.equal(words('**PW**')?.[2], 'Password: a placeholder, to be replaced');
  assert.equal(words('Passw0rd')?.[2], 'Password: ••••••••');
});

test('no hover shows a password, however broken its URL is', () => {
  const secret = 'Geheim77';
  const url = `ftp://FTPbackup:${secret}@%s/v0003`;
  const pieces = ['', '/', '@', '%', ':', '?', '#', ' ', '[', '}', '{', '%s', '\\'];
  for (let at = 0; at <= url.length; at += 1) {
    for (const piece of pieces) {
      const broken = url.slice(0, at) + piece + url.slice(at + (piece === '' ? 1 : 0));
      const words = hoverAt(`A\n{\nLOCAL_URL = |${broken}\n}\n`)?.words ?? '';
      assert.ok(!/Geheim|heim77/.test(words), `${broken} shows ${words}`);
    }
  }
});

test('a value that is too long to be read is not explained', () => {
  const spaces = ' '.repeat(mostValueUnits);
  assert.equal(hoverAt(clientSample.replace('*/2 * *', `*/2 *|${spaces} *`)), undefined);
});

test('a name says which side it is', () => {
  assert.equal(
    hoverAt(clientSample.replace('Connection1', 'Conn|ection1'))?.words,
    'Connection `Connection1`, client side: this cluster has the backups and starts the copies.',
  );
});

test('text of the file cannot become markup', () => {
  assert.match(hoverAt('A\n{\nLOCAL_URL = ftp://*a*`|c:x@%s/v0003\n}\n')?.words ?? '', /\nUser: ``\*a\*`c``/);
});

for (const marked of [
  'ftp://u:Geh|eim77@%s/v0003\n{\nSSH = server\n}\n',
  'A\n{\nLOCAL_URL = ftp://u:Geh@eim77|=%s/v0003\n}\n',
]) {
  test(`nothing is repeated of ${JSON.stringify(marked)}`, () => {
    assert.equal(hoverAt(marked), undefined);
  });
}

test('an editor without Markdown gets plain text', () => {
  const context = { ...editorContext, editor: { snippets: false, markdown: false } };
  assert.doesNotMatch(hoverAt(clientSample.replace('REMOTE_NODES', 'REMOTE_|NODES'), context)?.words ?? '`', /`/);
});

for (const marked of [
  '# com|ment\n',
  'A\n{\nfoo| = 1\n}\n',
  'A\n{\nfoo = b|ar\n}\n',
  'A\n{|\n}\n',
  'A\n{\nDATABASE_NAME = exa|\n}\n',
]) {
  test(`nothing is shown at ${JSON.stringify(marked)}`, () => {
    assert.equal(hoverAt(marked), undefined);
  });
}

test('a rule that a directive names shows its title and its explanation', () => {
  const found = hoverAt('# backup-sync: disable-next-line unknown-key, cron-o|ften -- we know\n');
  assert.equal(found?.over, 'cron-often');
  assert.equal(found.words, [ruleDocs['cron-often'].title(), ruleDocs['cron-often'].explanation()].join('\n\n'));
});

test('the verb of a directive says what it does, within a block as well', () => {
  const found = hoverAt(clientSample.replace('{\n', '{\n  # backup-sync: disable-|file cron-often\n'));
  assert.equal(found?.over, 'disable-file');
  assert.match(found.words, /^Silence rules in the whole file\n\nSilences the rules/);
});

for (const text of [
  '# backup-sync: dis|able',
  '# backup-sync: disable-file toS|tring',
  '# backup-sync: disable-file -- cron-o|ften',
]) {
  test(`"${text}" is not explained`, () => assert.equal(hoverAt(text), undefined));
}
