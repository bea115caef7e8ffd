import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion } from '../../server/src/language/features/index';
import { findings, readDocument, type ConnectionSetting, type Context } from '../../server/src/language/index';
import { accept, ask, expanded, inBlock, itemOf, labelsOf, plainContext } from './completionSupport';
import { clientSample, documentOf, editorContext, serverSample } from './support';
import { clusterFacts, contextOf, documentsOf, type Files } from './workspaceSupport';

function offered(marked: string): string[] {
  return labelsOf(ask(marked));
}

test('an empty line of a block offers the keys that it lacks, in the order of the document', () => {
  assert.deepEqual(offered('A\n{\nVerbose = true\n|\n}\n'), [
    'DATABASE_NAME',
    'START_CYCLE',
    'LOCAL_URL',
    'REMOTE_URL',
    'REMOTE_NODES',
    'SSH',
  ]);
});

test('a server block offers the keys of a server block, closed or not', () => {
  assert.deepEqual(offered('A\n{\nSSH = server\n|\n}\n'), ['Verbose']);
  assert.deepEqual(offered('A\n{\nSSH = server\n|'), ['Verbose']);
});

test('a word in the place of a key is replaced by the key and its =', () => {
  assert.equal(accept(ask('A\n{\nVer|\nSSH = server\n}\n'), 'Verbose'), 'A\n{\nVerbose = \nSSH = server\n}\n');
});

test('a key that has its = already keeps its value', () => {
  assert.equal(
    accept(ask('A\n{\nVer|b = true\nSSH = server\n}\n'), 'Verbose'),
    'A\n{\nVerbose = true\nSSH = server\n}\n',
  );
});

test('a key may be completed in itself', () => {
  assert.ok(offered('A\n{\nVerbo|se = true\n}\n').includes('Verbose'));
});

test('an editor with snippets gets the places to fill in', () => {
  assert.equal(accept(ask('A\n{\n|\n}\n', editorContext), 'SSH'), 'A\n{\nSSH = ${1|client,server|}\n}\n');
});

const replacing: Context = { ...plainContext, editor: { ...plainContext.editor, insertReplace: true } };

test('where the editor can do both, what stands behind the caret may stay or go', () => {
  const asked = ask('A\n{\nVer|b = true\nSSH = server\n}\n', replacing);
  assert.equal(accept(asked, 'Verbose', 'replace'), 'A\n{\nVerbose = true\nSSH = server\n}\n');
  assert.equal(accept(asked, 'Verbose', 'insert'), 'A\n{\nVerboseb = true\nSSH = server\n}\n');
});

test('of a whole value nothing may stay, whatever the editor can do', () => {
  const { textEdit } = itemOf(ask(inBlock('Verbose = tr|ue'), replacing), 'false');
  assert.ok(textEdit && 'range' in textEdit);
  assert.equal(accept(ask(inBlock('Verbose = tr|ue'), replacing), 'false'), inBlock('Verbose = false'));
});

for (const [key, expected] of [
  ['Verbose', ['true', 'false']],
  ['SSH', ['client', 'server']],
] as const) {
  test(`${key} offers its values, those that fit what is typed first`, () => {
    assert.deepEqual(offered(inBlock(`${key} = |`)), expected);
    assert.deepEqual(offered(inBlock(`${key} = ${expected[1].charAt(0)}|`)), [...expected].reverse());
  });
}

test('a finished word that is all there is to offer is not offered, so that Enter ends its line', () => {
  const url = 'LOCAL_URL = ftp://u:p@%s/v0003';
  assert.deepEqual(offered(inBlock(`${url}|`)), []);
  assert.deepEqual(offered(inBlock(`${url.slice(0, -1)}|`)), ['v0003']);
});

test('a finished word is the first beside others, so that Enter does not take one of those', () => {
  assert.deepEqual(offered(inBlock('Verbose = false|')), ['false', 'true']);
  assert.equal(offered(inBlock('START_CYCLE = 0 1|'))[0], '1');
});

test('a finished word right behind the = stays as it is, so that Enter ends its line', () => {
  assert.equal(accept(ask(inBlock('Verbose =true|')), 'true'), inBlock('Verbose =true'));
  assert.equal(accept(ask(inBlock('Verbose =true|')), 'false'), inBlock('Verbose = false'));
});

test('while a blank would come in front, the editor asks again for each letter', () => {
  const isIncomplete = (marked: string) => {
    const document = documentOf(marked.replace('|', ''));
    return completion(document, document.lines.positionAt(marked.indexOf('|')), plainContext).isIncomplete;
  };
  assert.equal(isIncomplete(inBlock('Verbose =t|')), true);
  assert.equal(isIncomplete(inBlock('Verbose = t|')), false);
});

test('a value right behind the = gets a blank', () => {
  assert.equal(accept(ask(inBlock('SSH =|')), 'client'), inBlock('SSH = client'));
  assert.equal(accept(ask(inBlock('SSH = |')), 'client'), inBlock('SSH = client'));
  assert.equal(accept(ask(inBlock('SSH =|  server')), 'client'), inBlock('SSH = client'));
});

test('a block replaces what stands on the line of the caret, as far as the caret', () => {
  const block = 'Connection1\n{\nVerbose = true\nSSH = server\n}';
  assert.equal(accept(ask('A\n{\n}\n} x;|'), 'Server block'), `A\n{\n}\n} ${block}\n`);
  assert.equal(accept(ask('A\n{\n}\n} x; |'), 'Server block'), `A\n{\n}\n} ${block}\n`);
});

test('the empty top level offers a block for each side', () => {
  assert.deepEqual(offered('|'), ['Client block', 'Server block']);
  assert.equal(accept(ask('# c\n|\n'), 'Server block'), '# c\nConnection1\n{\nVerbose = true\nSSH = server\n}\n');
  assert.equal(accept(ask('|'), 'Server block'), 'Connection1\n{\nVerbose = true\nSSH = server\n}\n');
});

test('a block replaces the word with which its choice began', () => {
  const asked = ask('A\n{\n}\nSer|');
  assert.equal(accept(asked, 'Server block'), 'A\n{\n}\nConnection1\n{\nVerbose = true\nSSH = server\n}\n');
  assert.ok(itemOf(asked, 'Server block').filterText?.startsWith('Ser'));
});

test('a block has the line breaks of the file', () => {
  assert.equal(
    accept(ask('# c\r\n|'), 'Server block'),
    '# c\r\nConnection1\r\n{\r\nVerbose = true\r\nSSH = server\r\n}\r\n',
  );
});

test('a new block has a name that is free', () => {
  assert.match(accept(ask('Connection1\n{\nSSH = client\n}\n|'), 'Server block'), /\nConnection2\n\{/);
});

test('a block as a snippet counts its places through, and expands to the block of an editor without snippets', () => {
  for (const label of ['Client block', 'Server block']) {
    const snippet = accept(ask('|', editorContext), label);
    const stops = [...snippet.matchAll(/\$\{(\d+)[:|]/g)].map(([, stop]) => Number(stop));
    assert.deepEqual(
      stops,
      stops.map((_, index) => index + 1),
    );
    assert.equal(expanded(snippet), accept(ask('|'), label));
  }
});

test('the secrets of a new block follow its name while that is typed', () => {
  const snippet = accept(ask('|', editorContext), 'Client block');
  assert.match(snippet, /^LOCAL_URL = .*:\\\$\{secret:\$\{1\}_LOCAL_PASSWORD\}@%s/m);
  assert.match(snippet, /^REMOTE_URL = .*:\\\$\{secret:\$\{1\}_REMOTE_PASSWORD\}@%s/m);
});

test('a new block has common schedules to choose from', () => {
  assert.match(accept(ask('|', editorContext), 'Client block'), /^START_CYCLE = \$\{3\|0 2 \* \* \*,0 \* \* \* \*,/m);
});

test('in a new block nothing is more than advice but what nobody has filled in yet, which is seen', () => {
  const complaintsOf = (label: string) =>
    findings(documentOf(accept(ask('|'), label)))
      .filter(({ level }) => level === 'error' || level === 'warning')
      .map(({ problem }) => problem.rule);
  assert.deepEqual(complaintsOf('Client block'), ['database-odd-character', 'node-bad-address']);
  assert.deepEqual(complaintsOf('Server block'), []);
});

const lonely = documentsOf({ 'client.cfg': 'Nightly\n{\nSSH = client\n}\n', 'b.cfg': 'Weekly\n{\nSSH = server\n}\n' });
const workspace: Context = { ...contextOf(lonely), editor: plainContext.editor };
const other = (text: string) => readDocument('file:///w/other.cfg', text);

test('a connection that lacks a side is offered with it, first', () => {
  const asked = ask('N|', workspace, undefined, other);
  assert.deepEqual(labelsOf(asked), [
    'Nightly (server block; other side of client.cfg)',
    'Weekly (client block; other side of b.cfg)',
    'Client block',
    'Server block',
  ]);
  assert.equal(
    accept(asked, 'Nightly (server block; other side of client.cfg)'),
    'Nightly\n{\nVerbose = true\nSSH = server\n}\n',
  );
});

test('a connection with both sides is not offered again', () => {
  const whole = documentsOf({ 'a.cfg': 'Nightly\n{\nSSH = client\n}\n', 'b.cfg': 'Nightly\n{\nSSH = server\n}\n' });
  assert.deepEqual(labelsOf(ask('|', { ...contextOf(whole), editor: plainContext.editor }, undefined, other)), [
    'Client block',
    'Server block',
  ]);
});

test('the name of a block may be that of a connection which lacks just its side', () => {
  const named = (marked: string) => ask(marked, workspace, undefined, other);
  assert.deepEqual(labelsOf(named('N|\n{\nSSH = server\n}\n')), ['Nightly']);
  assert.deepEqual(labelsOf(named('N|\n{\n}\n')), ['Nightly', 'Weekly']);
  assert.equal(accept(named('Nig|x\n{\n}\n'), 'Nightly'), 'Nightly\n{\n}\n');
});

test('the name of a connection that is there stays as it is, and its secrets with it', () => {
  const asked = ask('|', { ...workspace, editor: editorContext.editor }, undefined, other);
  const block = accept(asked, 'Weekly (client block; other side of b.cfg)');
  assert.match(block, /^Weekly\n\{\n/);
  assert.match(block, /secret:\$\{4:Weekly_LOCAL_PASSWORD\}/);
});

test('a name that a block of the missing side has already is not proposed for another', () => {
  const files = documentsOf({
    'x/a.cfg': 'Nightly\n{\nSSH = client\n}\n',
    'x/b.cfg': 'Nightly\n{\nSSH = server\n}\n',
    'y/a.cfg': 'Nightly\n{\nSSH = client\n}\n',
  });
  assert.deepEqual(labelsOf(ask('|', { ...contextOf(files), editor: plainContext.editor }, undefined, other)), [
    'Client block',
    'Server block',
  ]);
});

test('two client blocks of one name lack one server block', () => {
  const files = documentsOf({ 'x/a.cfg': 'N\n{\nSSH = client\n}\n', 'y/a.cfg': 'N\n{\nSSH = client\n}\n' });
  const settings = ['x/a.cfg', 'y/a.cfg'].map((clientFile) => ({ name: 'N', client: 'A', server: 'B', clientFile }));
  const labels = labelsOf(ask('|', { ...contextOf(files, settings), editor: plainContext.editor }, undefined, other));
  assert.equal(labels.filter((label) => label.startsWith('N ')).length, 1);
});

const settled = { name: 'Hourly', client: 'EDU01', server: 'EDU02' };

function settledLabels(connections: readonly ConnectionSetting[], files: Files = {}, marked = '|'): string[] {
  const context = { ...contextOf(documentsOf(files), connections, clusterFacts), editor: plainContext.editor };
  return labelsOf(ask(marked, context, undefined, other)).filter((label) => !/^(Client|Server) block$/.test(label));
}

test('connections that stand in the settings alone are offered, with the clusters that they are for', () => {
  assert.deepEqual(settledLabels([settled]), ['Hourly (client block; for EDU01)', 'Hourly (server block; for EDU02)']);
  assert.deepEqual(settledLabels([settled], {}, 'H|\n{\nSSH = server\n}\n'), ['Hourly']);
});

test('a connection of the settings is offered in the file that it names, for the side that this one lacks', () => {
  const inFiles = { ...settled, clientFile: 'client.cfg', serverFile: 'other.cfg' };
  assert.deepEqual(settledLabels([inFiles]), ['Hourly (server block; for EDU02)']);
  assert.deepEqual(settledLabels([inFiles], {}, 'Hourly\n{\nSSH = server\n}\n|'), []);
  assert.deepEqual(settledLabels([{ ...inFiles, serverFile: 'server.cfg' }]), []);
});

test('a block for which the settings name another file is not offered here', () => {
  const files = { 'client.cfg': 'Hourly\n{\nSSH = client\n}\n' };
  const inFiles = { ...settled, clientFile: 'client.cfg', serverFile: 'other.cfg' };
  assert.deepEqual(settledLabels([inFiles], files), ['Hourly (server block; other side of client.cfg)']);
  assert.deepEqual(settledLabels([{ ...inFiles, serverFile: 'server.cfg' }], files), []);
});

test('a new block takes no name that the settings have', () => {
  const context = { ...contextOf([], [{ ...settled, name: 'Connection1' }]), editor: plainContext.editor };
  assert.match(accept(ask('|', context, undefined, other), 'Server block'), /^Connection2\n/);
});

test('a block of the settings has what is known of its clusters', () => {
  const context = { ...contextOf([], [settled], clusterFacts), editor: plainContext.editor };
  const block = accept(ask('|', context, undefined, other), 'Hourly (client block; for EDU01)');
  assert.match(block, /^DATABASE_NAME = exa_db1\n/m);
  assert.match(block, /^REMOTE_URL = .*@%s\/v0002\n/m);
});

test('a name that may be the rest of a broken password is not offered', () => {
  const namesAfter = (line: string) => labelsOf(ask(`${line}\nhunter2\n{\nSSH = client\n}\n|`));
  assert.equal(namesAfter('# c').length, 3);
  assert.deepEqual(namesAfter('LOCAL_URL = ftp://u:'), ['Client block', 'Server block']);
});

for (const marked of [
  'hunter2 x|',
  inBlock('SSH = hunter2|'),
  inBlock('Verbose = hunter2| x'),
  inBlock('START_CYCLE = ftp://u:hunter2|@%s'),
  inBlock('START_CYCLE = hunter2|'),
  inBlock('REMOTE_NODES = ftp://u:hunter2|@%s'),
  inBlock('DATABASE_NAME = hunter2|'),
]) {
  test(`what may be a password in a wrong place is not repeated at ${JSON.stringify(marked)}`, () => {
    assert.doesNotMatch(JSON.stringify(ask(marked, workspace, undefined, other).items), /hunter2/);
  });
}

test('documentation comes with the item, or when the editor asks for it', () => {
  assert.ok(
    ask(inBlock('|')).items.every(({ documentation, data }) => documentation !== undefined && data === undefined),
  );
  const lazy: Context = { ...plainContext, editor: { ...plainContext.editor, resolvesDocumentation: true } };
  assert.ok(ask(inBlock('|'), lazy).items.every(({ documentation, data }) => documentation === undefined && data));
});

for (const marked of [
  '# com|ment',
  'A|\n{\n}\n',
  'A\n{|\n}\n',
  'A\n{\n|}\n',
  'A\n{\n# com|ment\n}\n',
  'A\n{\nfoo = |\n}\n',
  'A\n{\nSSH server|\n}\n',
  'A\n{\nSSH = server |\n}\n',
  'A\n{\nVerbose = true # |\n}\n',
]) {
  test(`nothing is offered at ${JSON.stringify(marked)}`, () => {
    assert.deepEqual(offered(marked), []);
  });
}

for (const [marked, trigger] of [
  ['|', ' '],
  [inBlock(' |'), ' '],
  ['# a: |', ' '],
  ['# a:|', ':'],
  [inBlock('SSH = server |'), ' '],
  [inBlock('START_CYCLE = 0 2 * * * |'), ' '],
  [inBlock('START_CYCLE = @|'), '@'],
  [inBlock('LOCAL_URL = ftp:|'), ':'],
  [inBlock('LOCAL_URL = ftp://u:a/|'), '/'],
  [inBlock('LOCAL_URL = ftp://u:a=|'), '='],
  [inBlock('LOCAL_URL = ftp://u:a@%s/v0003 |'), ' '],
  [inBlock('REMOTE_NODES = 10.0.0.1 |'), ' '],
  [inBlock('DATABASE_NAME = exa-|'), '-'],
  [inBlock('LOCAL_URL = ftp://my-|'), '-'],
  [inBlock('START_CYCLE = -|'), '-'],
  ['my-|', '-'],
  ['# backup-|', '-'],
  ['# backup-sync: disable-|', '-'],
  [inBlock('DATABASE_NAME = exa_db1,|'), ','],
  ['# backup-sync: disable-file tab -- because |', ' '],
  ['# backup-sync: disable-file tab |', ' '],
  ['A\n{|', '{'],
] as const) {
  test(`nothing pops up for ${JSON.stringify(trigger)} at ${JSON.stringify(marked)}`, () => {
    assert.deepEqual(ask(marked, plainContext, trigger).items, []);
  });
}

for (const [marked, trigger, label] of [
  [inBlock('SSH =|'), '=', 'client'],
  [inBlock('SSH = |'), ' ', 'client'],
  [inBlock('START_CYCLE = 0 |'), ' ', '*/6'],
  [inBlock('START_CYCLE = 0 1,|'), ',', '13'],
  [inBlock('START_CYCLE = 0 8-|'), '-', '17'],
  [inBlock('START_CYCLE = */|'), '/', '15'],
  [inBlock('LOCAL_URL = ftp://|'), '/', 'FTPbackup'],
  [inBlock('LOCAL_URL = ftp://u:|'), ':', '${secret:A_LOCAL_PASSWORD}'],
  [inBlock('LOCAL_URL = ftp://u:${|'), '{', '${secret:A_LOCAL_PASSWORD}'],
  [inBlock('LOCAL_URL = ftp://u:p@|'), '@', '%s'],
  [inBlock('LOCAL_URL = ftp://u:p@%s/|'), '/', 'v0003'],
  ['# backup-sync:|', ':', 'disable-file'],
  ['# backup-sync: |', ' ', 'disable-file'],
  ['# backup-sync: disable-file |', ' ', 'tab'],
  ['# backup-sync: disable-file tab,|', ',', 'plain-ftp'],
] as const) {
  test(`${label} pops up for ${JSON.stringify(trigger)} at ${JSON.stringify(marked)}`, () => {
    itemOf(ask(marked, plainContext, trigger), label);
  });
}

test('at every offset of the samples each range is on one line and holds the caret, and no word of a password is repeated', () => {
  const secret = 'hun.ter2/x@y';
  const texts = [
    clientSample,
    serverSample,
    clientSample.replaceAll('**PW**', secret),
    `# backup-sync: disable-file tab\n`,
  ];
  for (const text of texts.flatMap((one) => [one, one.replace(/\n/g, '\r\n')])) {
    const document = documentOf(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      // Within a line break there is no caret.
      const position = document.lines.positionAt(document.lines.offsetAt(document.lines.positionAt(offset)));
      for (const context of [replacing, { ...editorContext, workspace: workspace.workspace } as Context]) {
        const { items } = completion(document, position, context);
        assert.doesNotMatch(JSON.stringify(items), /hun|ter2|x@y/, `a password at ${offset}`);
        for (const { textEdit } of items) {
          assert.ok(textEdit);
          const ranges = 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
          for (const { start, end } of ranges) {
            assert.ok(start.line === position.line && end.line === position.line, `another line at ${offset}`);
            assert.ok(start.character <= position.character && position.character <= end.character, `at ${offset}`);
          }
        }
      }
    }
  }
});
