import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import {
  readDocument,
  summarize,
  workspaceOf,
  type ConnectionSetting,
  type Context,
} from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { actionsIn, goldenOf, goldens, sceneOf } from './fixScenes';
import { clientSample, editorContext, serverSample } from './support';

for (const { name, marked, content } of goldens('test/golden/refactorings')) {
  test(`refactorings of ${name} leave the texts of its golden file`, () => {
    assert.equal(goldenOf(marked, actionsIn(sceneOf('', marked), ['refactor'])), content);
  });
}

const able: Context = { ...editorContext, editor: { ...editorContext.editor, createFiles: true, keepsSecrets: true } };

interface Question {
  readonly uri?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly connections?: readonly ConnectionSetting[];
  readonly context?: Context;
  readonly only?: readonly string[];
}

function actionsAt(marked: string, question: Question = {}) {
  const { uri = 'file:///w/client.cfg', others = {}, connections = [], context = able, only } = question;
  const { text, offset } = withCaret(marked);
  const document = readDocument(uri, text);
  const documents = [document, ...Object.entries(others).map(([other, its]) => readDocument(other, its))];
  const workspace = workspaceOf(new Map(documents.map((one) => [one.uri, summarize(one)])));
  return actionsIn(
    { document, offset, context: { ...context, workspace, settings: { rules: {}, connections } } },
    only,
  );
}

const client = clientSample.replace('Connection1', '|Connection1');
const server = serverSample.replace('Connection1', '|Connection1');

describe('the partner file', () => {
  /** Address and text of the file that would be created. */
  function created(marked: string, question?: Question) {
    const [action, ...others] = actionsAt(marked, question).filter(({ title }) => title.startsWith('Create '));
    assert.deepEqual(others, []);
    const [create, edit] = action?.edit?.documentChanges ?? [];
    if (!create || !edit) {
      return undefined;
    }
    assert.ok('kind' in create && create.kind === 'create');
    assert.deepEqual(create.options, { overwrite: false, ignoreIfExists: false });
    const { textDocument, edits } = edit as TextDocumentEdit;
    assert.deepEqual(textDocument, { uri: create.uri, version: null });
    return { uri: create.uri, text: edits.map((one) => ('newText' in one ? one.newText : '')).join('') };
  }

  test('of a client block has its name, its Verbose and the other side', () => {
    assert.deepEqual(created(client), {
      uri: 'file:///w/server.cfg',
      text: 'Connection1\n{\nVerbose = true\nSSH = server\n}\n',
    });
  });

  test('of a server block has every key that the client needs, with values to fill in', () => {
    const made = created(server.replace('Verbose = true\n', ''), { uri: 'file:///w/server.cfg' });
    assert.equal(made?.uri, 'file:///w/client.cfg');
    assert.deepEqual(made.text.split('\n'), [
      'Connection1',
      '{',
      'DATABASE_NAME = exa_db1',
      'START_CYCLE = 0 2 * * *',
      'LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
      'REMOTE_URL = ftp://FTPbackup:**PW**@%s/v0002',
      'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
      'SSH = client',
      '}',
      '',
    ]);
  });

  test('gets the name of the connection where the plain name is taken, whatever its case', () => {
    const others = { 'file:///w/Server.CFG': 'Other\n{\nSSH = client\n}\n' };
    assert.equal(created(client, { others })?.uri, 'file:///w/Connection1-server.cfg');
  });

  test('is not offered where both names are taken', () => {
    const other = 'Other\n{\nSSH = client\n}\n';
    const others = { 'file:///w/server.cfg': other, 'file:///w/Connection1-server.cfg': other };
    assert.equal(created(client, { others }), undefined);
  });

  test('stands where the settings say', () => {
    const serverFile = 'file:///elsewhere/edu02.cfg';
    const entry = {
      name: 'Connection1',
      client: 'EDU01',
      server: 'EDU02',
      clientFile: 'file:///w/client.cfg',
      serverFile,
    };
    assert.equal(created(client, { connections: [entry] })?.uri, serverFile);
  });

  for (const [name, marked, expected] of [
    ['FlatX_client.cfg', client, 'FlatX_server.cfg'],
    ['FlatX_server.cfg', server, 'FlatX_client.cfg'],
    ['PROD-CLIENT.CFG', client, 'PROD-SERVER.CFG'],
    ['Client1.cfg', client, 'Server1.cfg'],
    ['prodClient.cfg', client, 'prodServer.cfg'],
    ['a%20client.cfg', client, 'a%20server.cfg'],
    ['ProdA.cfg', client, 'ProdA-server.cfg'],
    ['observer.cfg', server, 'observer-client.cfg'],
    ['server.cfg', client, 'Connection1-server.cfg'],
  ] as const) {
    test(`of ${name} is ${expected}`, () => {
      assert.equal(created(marked, { uri: `file:///w/${name}` })?.uri, `file:///w/${expected}`);
    });
  }

  /** Two clusters with a folder each; in EDU03, another connection has its server block once. */
  const folders = {
    'file:///w/EDU01/Other1.cfg': clientSample.replace('Connection1', 'Other1'),
    'file:///w/EDU02/Other1.cfg': serverSample.replace('Connection1', 'Other1'),
    'file:///w/EDU01/Other2.cfg': clientSample.replace('Connection1', 'Other2'),
    'file:///w/EDU02/Other2.cfg': serverSample.replace('Connection1', 'Other2'),
    'file:///w/EDU01/Other3.cfg': clientSample.replace('Connection1', 'Other3'),
    'file:///w/EDU03/Other3.cfg': serverSample.replace('Connection1', 'Other3'),
    'file:///w/EDU04/Other4.cfg': serverSample.replace('Connection1', 'Other4'),
    'file:///w/EDU01/Other4.cfg': clientSample.replace('Connection1', 'Other4'),
  };

  for (const [title, uri, marked, expected] of [
    ['where most of its folder have theirs', 'file:///w/EDU01/ProdA.cfg', client, 'file:///w/EDU02/ProdA.cfg'],
    ['there with its side in the name', 'file:///w/EDU01/client.cfg', client, 'file:///w/EDU02/server.cfg'],
    [
      'in the same folder where that is the other side',
      'file:///w/EDU02/P.cfg',
      client,
      'file:///w/EDU02/P-server.cfg',
    ],
  ] as const) {
    test(`stands ${title}`, () => assert.equal(created(marked, { uri, others: folders })?.uri, expected));
  }

  test('is not offered where a name that is nearly the same stands beside it', () => {
    const others = { 'file:///w/server.cfg': serverSample.replace('Connection1', 'connection1') };
    assert.equal(created(client, { uri: 'file:///w/a.cfg', others }), undefined);
  });

  for (const [title, uri, marked, expected] of [
    ['keeps the ending of the file', 'file:///w/a.backupsync', client, 'file:///w/a-server.backupsync'],
    ['gets an ending where the file has none', 'file:///w/a', client, 'file:///w/a-server.cfg'],
    [
      'stays in the folder, however it is spelled',
      'file:///c%3A/a%20b/client.cfg',
      client,
      'file:///c%3A/a%20b/server.cfg',
    ],
    [
      'is found in a folder whatever the connection is called',
      'file:///w/server.cfg',
      client.replace('Connection1', () => '../%2e\u00fc\ud800/x'),
      'file:///w/_2e%C3%BC_x-server.cfg',
    ],
    ['is not offered for a file in no folder', 'untitled:Untitled-1', client, undefined],
  ] as const) {
    test(title, () => assert.equal(created(marked, { uri })?.uri, expected));
  }

  for (const [title, marked, question] of [
    ['where it is there', client, { others: { 'file:///w/other.cfg': serverSample } }],
    ['where it is in the same file', client + serverSample, {}],
    ['where the side is not known', '|A\n{\nVerbose = true\n}\n', {}],
    ['for a block without a name', '|{\nSSH = server\n}\n', {}],
    ['outside of a block', `# comment|\n${clientSample}`, {}],
    ['in an editor that cannot create files', client, { context: editorContext }],
  ] as const) {
    test(`is not offered ${title}`, () => assert.equal(created(marked, question), undefined));
  }

  test('is a quick fix where it is missed, and a refactoring where nobody says so', () => {
    const kinds = (question: Question, marked = client) =>
      actionsAt(marked, question)
        .filter(({ title }) => title.startsWith('Create '))
        .map(({ kind }) => kind);
    assert.deepEqual(kinds({}), ['quickfix']);
    assert.deepEqual(kinds({ only: ['refactor'] }), ['refactor']);
    assert.deepEqual(kinds({}, clientSample.replace('Verbose', 'Ver|bose')), ['refactor']);
  });
});

describe('a password', () => {
  const password = 'Passw0rd9';
  const withPassword = (caret: string) =>
    clientSample.replace('**PW**@%s/v0003', `${password}@%s/v0003`).replace(caret, `|${caret}`);

  function moves(marked: string, question?: Question) {
    return actionsAt(marked, question).filter(({ title }) => title.startsWith('Move '));
  }

  test('is moved by a command of the editor, which is told the place and never the password', () => {
    const [action, ...others] = moves(withPassword(password));
    assert.deepEqual(others, []);
    assert.equal(action?.title, 'Move the password to ${secret:Connection1_LOCAL_PASSWORD}');
    assert.equal(action.kind, 'quickfix');
    assert.equal(action.isPreferred, true);
    assert.deepEqual(
      action.diagnostics?.map(({ code }) => code),
      ['url-literal-password'],
    );
    assert.equal(action.edit, undefined);
    assert.equal(action.command?.command, 'backupSync.secret.move');
    const line = clientSample.split('\n').findIndex((one) => one.startsWith('LOCAL_URL'));
    const character = 'LOCAL_URL = ftp://FTPbackup:'.length;
    assert.deepEqual(action.command.arguments, [
      {
        uri: 'file:///w/client.cfg',
        range: { start: { line, character }, end: { line, character: character + password.length } },
        name: 'Connection1_LOCAL_PASSWORD',
      },
    ]);
  });

  test('is in no part of any action', () => {
    for (const caret of [password, 'LOCAL_URL', 'Connection1', '@%s/v0003']) {
      const sent = actionsAt(withPassword(caret), { only: [''] }).map((action) => ({ ...action, after: '' }));
      assert.ok(sent.length > 0);
      assert.ok(!JSON.stringify(sent).includes(password));
    }
  });

  test('can be moved from anywhere in its URL', () => {
    assert.deepEqual(
      moves(withPassword('%s/v0003')).map(({ kind }) => kind),
      ['refactor.extract'],
    );
  });

  test('stays where the editor keeps no secrets', () => {
    assert.deepEqual(moves(withPassword(password), { context: editorContext }), []);
  });

  for (const [title, url] of [
    ['a placeholder', 'ftp://FTPbackup:**P|W**@%s/v0003'],
    ['a secret already', 'ftp://FTPbackup:${secr|et:X}@%s/v0003'],
    ['missing', 'ftp://FTPback|up@%s/v0003'],
  ] as const) {
    test(`stays where it is ${title}`, () => {
      assert.deepEqual(moves(`A\n{\nLOCAL_URL = ${url}\nSSH = client\n}\n`), []);
    });
  }

  for (const [title, marked, name] of [
    [
      'has the connection in its name',
      'A\n{\nREMOTE_URL = ftp://u:se|cret9@%s/v0003\nSSH = client\n}\n',
      'A_REMOTE_PASSWORD',
    ],
    [
      'has a plain name where that of the connection is not possible',
      '1 ü\n{\nREMOTE_URL = ftp://u:se|cret9@%s/v0003\nSSH = client\n}\n',
      'REMOTE_PASSWORD',
    ],
    [
      'has a name of its own where another user has that one',
      'A\n{\nLOCAL_URL = ftp://v:${secret:A_REMOTE_PASSWORD}@%s/v0003\nREMOTE_URL = ftp://u:se|cret9@%s/v0003\nSSH = client\n}\n',
      'A_REMOTE_PASSWORD_2',
    ],
    [
      'shares the name with the same user',
      'A\n{\nLOCAL_URL = ftp://u:${secret:A_REMOTE_PASSWORD}@%s/v0003\nREMOTE_URL = ftp://u:se|cret9@%s/v0003\nSSH = client\n}\n',
      'A_REMOTE_PASSWORD',
    ],
  ] as const) {
    test(`moved, it ${title}`, () => {
      assert.deepEqual(
        moves(marked).map(({ title: shown }) => shown),
        [`Move the password to \${secret:${name}}`],
      );
    });
  }
});

test('the canonical form is offered for files that are mended in no time, and for no others', () => {
  const titles = (comment: string) => actionsAt(`# ${comment}\nA\n{\n  S|SH=server\n}\n`).map(({ title }) => title);
  assert.ok(titles('x').includes('Convert to canonical form'));
  assert.ok(!titles('x'.repeat(70_000)).includes('Convert to canonical form'));
  const many = (count: number) =>
    actionsAt(`|A\n{\n${'Verbose = true\n'.repeat(count)}  SSH=server\n}\n`).map(({ title }) => title);
  assert.ok(many(3).includes('Convert to canonical form'));
  assert.ok(!many(600).includes('Convert to canonical form'));
});
