import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges } from '../../server/src/language/features/index';
import { defaultContext, findings, rules, type ConnectionSetting, type RuleId } from '../../server/src/language/index';
import { ruleDocs } from '../../server/src/language/rules/docs';
import { inContext } from './examples';
import { clientSample, clientWith, complaints, documentOf, found, serverSample } from './support';
import { clusterFacts, contextOf, documentsOf, findingsIn, pathOf } from './workspaceSupport';

const ids = Object.keys(rules) as RuleId[];

function problemsOf(text: string, rule: RuleId) {
  return findings(documentOf(text))
    .map(({ problem }) => problem)
    .filter((problem) => problem.rule === rule);
}

/** One of the texts that make up an example. */
interface ExampleText {
  readonly name: string;
  readonly text: string;
}

/** The settings of an example are a file of it; what is known of the clusters is the same for all. */
function problemsIn(files: readonly ExampleText[], rule?: RuleId) {
  const settings = files.find(({ name }) => name.endsWith('settings.json'));
  const documents = documentsOf(
    Object.fromEntries(files.filter((file) => file !== settings).map(({ name, text }) => [name, text])),
  );
  const connections = settings && (JSON.parse(settings.text) as Settings)['backupSync.connections'];
  const context =
    files.length === 1 && !rule?.startsWith('pair-') ? defaultContext : contextOf(documents, connections, clusterFacts);
  return findingsIn(documents, context)
    .filter(({ problem, level }) => (rule === undefined ? level === 'error' : problem.rule === rule))
    .map(({ problem, document }) => ({ problem, name: pathOf(document.uri), text: document.text }));
}

interface Settings {
  readonly 'backupSync.connections': readonly ConnectionSetting[];
}

function filesOf(example: string | readonly ExampleText[]): readonly ExampleText[] {
  return typeof example === 'string' ? [{ name: 'connection.cfg', text: inContext(example) }] : example;
}

for (const id of ids) {
  const { message } = rules[id];
  const { example, title, explanation } = ruleDocs[id];
  const bad = filesOf(example.bad);
  const fixesOf = ({ problem, text }: ReturnType<typeof problemsIn>[number]) => rules[id].fix?.(problem, text) ?? [];

  test(`${id} is found in its bad example and not in its good one`, () => {
    assert.notEqual(problemsIn(bad, id).length, 0);
    assert.equal(problemsIn(filesOf(example.good), id).length, 0);
  });

  test(`${id} says something about itself`, () => {
    assert.match(title(), /^(?:\p{Lu}|%s )[^.]*[^.]$/u);
    assert.match(explanation(), /[.`]$/);
    assert.notEqual(problemsIn(bad, id).length, 0);
    for (const { problem } of problemsIn(bad, id)) {
      assert.match(message(problem.data ?? {}), /^[^{].*[.?]$/);
      assert.doesNotMatch(message(problem.data ?? {}), /\{[a-z0-9]+\}|undefined/i, 'a word of the sentence is missing');
    }
  });

  test(`every fix of ${id} ends it and brings no new error`, () => {
    const before = problemsIn(bad, id);
    const [first] = before;
    assert.ok(first);
    for (const fix of fixesOf(first)) {
      const text = applyChanges(first.text, fix.changes);
      const after = bad.map((file) => (file.name === first.name ? { ...file, text } : file));
      assert.ok(problemsIn(after, id).length < before.length, `"${fix.title}" leaves the problem:\n${text}`);
      assert.ok(problemsIn(after).length <= problemsIn(bad).length, `"${fix.title}" brings an error:\n${text}`);
    }
  });

  test(`at most one fix of ${id} is the preferred one`, () => {
    const [first] = problemsIn(bad, id);
    assert.ok(first);
    const fixes = fixesOf(first);
    assert.ok(fixes.filter((fix) => fix.preferred).length <= 1);
    assert.equal(new Set(fixes.map((fix) => fix.title)).size, fixes.length, 'two fixes have the same title');
  });
}

test('the samples of the document get advice at most', () => {
  assert.deepEqual(complaints(clientSample), []);
  assert.deepEqual(complaints(serverSample), []);
});

/** One line of the client sample replaced, and what is said about it. */
const slips: readonly (readonly [key: string, line: string | undefined, expected: string])[] = [
  ['Verbose', 'Verbos = true', 'warning unknown-key "Verbos"'],
  ['DATABASE_NAME', undefined, 'error missing-key "Connection1"'],
  ['DATABASE_NAME', 'DATABASE_NAME =', 'error empty-value "DATABASE_NAME"'],
  ['DATABASE_NAME', 'DATABASE_NAME exa_db1', 'error missing-equals "DATABASE_NAME"'],
  ['DATABASE_NAME', 'DATABASE_NAME = exa_db1, exa_db2', 'warning database-separator ","'],
  ['START_CYCLE', 'START_CYCLE = */2 * * *', 'error cron-too-few-fields ""'],
  ['START_CYCLE', 'START_CYCLE = 61 2 * * *', 'error cron-out-of-range "61"'],
  ['LOCAL_URL', 'LOCAL_URL = FTPbackup:**PW**@%s/v0003', 'error url-missing-scheme "F"'],
  ['LOCAL_URL', 'LOCAL_URL = ftp://FTPbackup:**PW**@10.0.0.1/v0003', 'error url-missing-placeholder "10.0.0.1"'],
  ['REMOTE_URL', 'REMOTE_URL = ftp://FTPbackup:**PW**@%s/backup', 'warning url-bad-volume "backup"'],
  ['REMOTE_NODES', 'REMOTE_NODES = 10.60.102.11, 10.60.102.12', 'error node-separator ", "'],
  ['REMOTE_NODES', 'REMOTE_NODES = 10.60.102.999', 'error node-octet-range "999"'],
  ['Verbose', 'VERBOSE = true', 'warning key-case "VERBOSE"'],
  ['Verbose', 'Verbose = maybe', 'error verbose-value "maybe"'],
  ['SSH', 'SSH = clients', 'error ssh-value "clients"'],
  ['SSH', undefined, 'error missing-ssh "Connection1"'],
];

for (const [key, line, expected] of slips) {
  test(`"${line ?? `no ${key}`}" in a client block gives ${expected.split(' ', 2).join(' ')} on the right word`, () => {
    const [first] = complaints(clientWith(key, line));
    assert.equal(first, expected);
  });
}

test('one slip gives one complaint', () => {
  for (const [key, line] of slips) {
    assert.equal(complaints(clientWith(key, line)).length, 1, line);
  }
});

test('a misspelled key is also missing', () => {
  assert.deepEqual(complaints(clientWith('LOCAL_URL', 'LOCALURL = ftp://FTPbackup:**PW**@%s/v0003')), [
    'error missing-key "Connection1"',
    'warning unknown-key "LOCALURL"',
  ]);
});

test('the second of two equal keys is the duplicate, and points to the first', () => {
  const text = clientWith('SSH', 'Verbose = false\nSSH = client');
  const [problem] = problemsOf(text, 'duplicate-key');
  assert.equal(problem?.offset, text.lastIndexOf('Verbose'));
  assert.equal(problem.related?.[0]?.offset, text.indexOf('Verbose'));
});

test('both sides of a connection in one file are one complaint, at the second, and no advice about several blocks', () => {
  for (const text of [clientSample + serverSample, `${serverSample}\n${clientSample}`]) {
    assert.deepEqual(complaints(text), ['warning both-sides "Connection1"']);
    assert.equal(problemsOf(text, 'both-sides')[0]?.offset, text.lastIndexOf('Connection1'));
    assert.deepEqual(problemsOf(text, 'several-blocks'), []);
  }
});

test('a server block with most keys of a client is said once, at SSH', () => {
  const server = clientSample.replace('SSH = client', 'SSH = server');
  assert.deepEqual(complaints(server), ['warning server-with-client-keys "server"']);
  const two = server.replace(/^(?:LOCAL_URL|REMOTE_URL|REMOTE_NODES) .*\n/gm, '');
  assert.deepEqual(complaints(two), [
    'warning client-only-key "DATABASE_NAME"',
    'warning client-only-key "START_CYCLE"',
  ]);
});

test('two blocks of one side and name may not share a file', () => {
  assert.deepEqual(complaints(serverSample + serverSample), ['error duplicate-connection "Connection1"']);
});

test('a misspelled reference to a secret is repeated only where it is the whole password', () => {
  const messageFor = (password: string): string | undefined => {
    const [problem] = problemsOf(
      clientSample.replace('**PW**', () => password),
      'url-secret-spelling',
    );
    return problem && rules['url-secret-spelling'].message(problem.data ?? {});
  };
  assert.equal(messageFor('${A}'), 'This would be sent as the password. Did you mean ${secret:A}?');
  assert.equal(messageFor('Winter${A}'), 'A secret is written ${secret:NAME}, and nothing stands beside it.');
  assert.equal(messageFor('${Win!er}'), 'A secret is written ${secret:NAME}, and nothing stands beside it.');
});

test('only the placeholder of the document is called so', () => {
  const messageFor = (password: string): string | undefined => {
    const [problem] = problemsOf(
      clientSample.replace('**PW**', () => password),
      'url-placeholder-password',
    );
    return problem && rules['url-placeholder-password'].message(problem.data ?? {});
  };
  assert.match(messageFor('**PW**') ?? '', /^This is the placeholder of the document, not a password\./);
  assert.match(messageFor('changeme') ?? '', /^This is a placeholder, not a password\./);
  assert.match(messageFor('<password>') ?? '', /^This is a placeholder, not a password\./);
});

for (const [cycle, message, fixed] of [
  ['0 2 * * Mo', 'This is not a possible day of the week: use 0 to 7, or MON…SUN, such as MON.', '0 2 * * MON'],
  ['0 2 * * L', 'This is not a possible day of the week: use 0 to 7, or MON…SUN.', undefined],
  ['0 two * * *', 'This is not a possible hour: use 0 to 23.', undefined],
  ['daily', 'cron does not know this. Did you mean @daily?', '@daily'],
  ['every hour', 'cron does not know this. Did you mean @hourly?', '@hourly'],
] as const) {
  test(`the schedule "${cycle}" gets told what is allowed`, () => {
    const text = clientWith('START_CYCLE', `START_CYCLE = ${cycle}`);
    const [first] = findings(documentOf(text)).filter(({ problem }) => problem.rule.startsWith('cron-'));
    assert.equal(first && rules[first.problem.rule].message(first.problem.data ?? {}), message);
    const [fix] = (first && rules[first.problem.rule].fix?.(first.problem, text)) ?? [];
    const after = fix && applyChanges(text, fix.changes);
    assert.equal(after, fixed && clientWith('START_CYCLE', `START_CYCLE = ${fixed}`));
  });
}

test('a key of the client is out of place in a server block only', () => {
  const text = serverSample.replace('Verbose', 'REMOTE_NODES = 10.60.102.11\nVerbose');
  assert.deepEqual(complaints(text), ['warning client-only-key "REMOTE_NODES"']);
});

test('without SSH, the keys tell which side is meant', () => {
  const fixes = (text: string) => {
    const [problem] = problemsOf(text, 'missing-ssh');
    return (problem && rules['missing-ssh'].fix?.(problem, text))?.map(({ title }) => title);
  };
  assert.deepEqual(fixes(clientWith('SSH', undefined)), ['Add SSH = client']);
  assert.deepEqual(fixes('A\n{\nVerbose = true\n}\n'), ['Add SSH = server']);
});

test('missing keys are added at their places, and indented like their neighbours', () => {
  const text = 'A\n{\n  START_CYCLE = 0 2 * * *\n  REMOTE_NODES = 10.60.102.11\n  SSH = client\n}\n';
  const [problem] = problemsOf(text, 'missing-key');
  const [fix] = (problem && rules['missing-key'].fix?.(problem, text)) ?? [];
  assert.equal(
    applyChanges(text, fix?.changes ?? []),
    [
      'A',
      '{',
      'DATABASE_NAME = exa_db1',
      '  START_CYCLE = 0 2 * * *',
      '  LOCAL_URL = ftp://FTPbackup:**PW**@%s/v0003',
      '  REMOTE_URL = ftp://FTPbackup:**PW**@%s/v0002',
      '  REMOTE_NODES = 10.60.102.11',
      '  SSH = client',
      '}',
      '',
    ].join('\n'),
  );
});

test('a fix writes the line breaks that the file has', () => {
  const text = 'A\r\n{\r\nVerbose = true\r\n}\r\n';
  const [problem] = problemsOf(text, 'missing-ssh');
  const [fix] = (problem && rules['missing-ssh'].fix?.(problem, text)) ?? [];
  assert.equal(applyChanges(text, fix?.changes ?? []), 'A\r\n{\r\nVerbose = true\r\nSSH = server\r\n}\r\n');
});

test('a key that the block has is not proposed again', () => {
  const text = serverSample.replace('SSH', 'Verbos = true\nSSH');
  const [problem] = problemsOf(text, 'unknown-key');
  assert.equal(
    problem && rules['unknown-key'].message(problem.data ?? {}),
    'The key Verbos is not known. The plugin does not read it.',
  );
});

test('what does not look like a key is not repeated in the message', () => {
  const text = serverSample.replace('Verbose =', 'ftp://FTPbackup:Passw0rd@%s/v0003 =');
  const [problem] = problemsOf(text, 'unknown-key');
  assert.equal(
    problem && rules['unknown-key'].message(problem.data ?? {}),
    'What stands in front of the = is not a key.',
  );
});

test('settings change the level of a rule or switch it off', () => {
  const context = (level: 'off' | 'hint') => ({
    settings: { rules: { 'unknown-key': level } },
    editor: { snippets: false, markdown: false },
  });
  const text = serverSample.replace('Verbose', 'Foo');
  assert.deepEqual(found(text, context('hint')), ['hint unknown-key "Foo"']);
  assert.deepEqual(found(text, context('off')), []);
});
