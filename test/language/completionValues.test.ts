import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, parseCron, readDocument, type Context } from '../../server/src/language/index';
import { accept, ask, expanded, inBlock, itemOf, labelsOf, plainContext } from './completionSupport';
import { documentOf, editorContext } from './support';
import { clusterFacts, contextOf, documentsOf } from './workspaceSupport';

const schedule = (marked: string) => ask(inBlock(`START_CYCLE = ${marked}`));

test('an empty START_CYCLE offers schedules with their words, then minutes', () => {
  const asked = schedule('|');
  assert.equal(itemOf(asked, '0 2 * * *').detail, 'Every day at 02:00');
  assert.ok(labelsOf(asked).indexOf('0 2 * * *') < labelsOf(asked).indexOf('*/15'));
});

test('a schedule replaces the whole of the other one, from anywhere in its first field', () => {
  for (const marked of ['|*/2 * * * *', '*|/2 * * * *']) {
    assert.equal(accept(schedule(marked), '0 2 * * *'), inBlock('START_CYCLE = 0 2 * * *'));
  }
});

for (const [marked, label, detail, result] of [
  ['*/2 |* * * *', '*/6', 'Every 6 hours', '*/2 */6 * * *'],
  ['*/2 *| * * *', '6-17', 'From 06:00 to 17:59', '*/2 6-17 * * *'],
  ['1|5 * * * *', '*/5', 'Every 5 minutes', '*/5 * * * *'],
  ['0 2 |', '8-14', 'Days 8 through 14 of the month', '0 2 8-14'],
  ['0 2 | * *', '*/10', 'On days 1, 11, 21 and 31 of the month', '0 2 */10 * *'],
  ['0 2 * J|AN *', 'FEB', 'February', '0 2 * FEB *'],
  ['0 2 * * |*', '1-5', 'Monday through Friday', '0 2 * * 1-5'],
  ['0 2 * * SAT,|', 'SUN', 'Sunday', '0 2 * * SAT,SUN'],
  ['0 2 * * |SAT,SUN', 'FRI', 'Friday', '0 2 * * FRI,SUN'],
  ['0 2 * * 7|', '0', 'Sunday', '0 2 * * 0'],
] as const) {
  test(`in ${marked} the field at the caret becomes ${label}: ${detail}`, () => {
    assert.equal(itemOf(schedule(marked), label).detail, detail);
    assert.equal(accept(schedule(marked), label), inBlock(`START_CYCLE = ${result}`));
  });
}

for (const [marked, label, detail, result] of [
  ['0 2-|', '6', 'From 02:00 to 06:59', '0 2-6'],
  ['0 1,2-|9 * * *', '6', 'From 02:00 to 06:59', '0 1,2-6 * * *'],
  ['0 2 * * MON-|', 'FRI', 'Monday through Friday', '0 2 * * MON-FRI'],
  ['0 2 * * 6-|', '7', 'Saturday and Sunday', '0 2 * * 6-7'],
  ['*/|2 * * * *', '15', 'Every 15 minutes', '*/15 * * * *'],
  ['0-30/|', '10', 'Every 10 minutes', '0-30/10'],
  ['0 2 */|', '2', 'On days 1, 3, 5, … 31 of the month', '0 2 */2'],
  ['0 2 8-14/|', '3', 'On days 8, 11 and 14 of the month', '0 2 8-14/3'],
  ['0 2 * * */|', '2', 'On Tuesday, Thursday, Saturday and Sunday', '0 2 * * */2'],
] as const) {
  test(`in ${marked} only what stands behind the sign becomes ${label}: ${detail}`, () => {
    assert.equal(itemOf(schedule(marked), label).detail, detail);
    assert.equal(accept(schedule(marked), label), inBlock(`START_CYCLE = ${result}`));
  });
}

test('in the first field, its values stand before whole schedules; in the others there are only values', () => {
  const areSchedules = (marked: string) => labelsOf(schedule(marked)).map((label) => label.includes(' '));
  for (const marked of ['*| * * * *', '|* * * * *']) {
    const values = areSchedules(marked).indexOf(true);
    assert.ok(values > 5 && !areSchedules(marked).slice(values).includes(false), marked);
  }
  for (const marked of ['0 *| * * *', '0 |* * * *', '*/15 * *| * *', '0 2 |', '*/15 *|']) {
    assert.ok(areSchedules(marked).length > 5 && !areSchedules(marked).includes(true), marked);
  }
});

test('a range ends above its start, at a number or a name as it began', () => {
  assert.deepEqual(labelsOf(schedule('0 20-|')), ['21', '22', '23']);
  assert.deepEqual(labelsOf(schedule('0 2 * * thu-|')), ['FRI', 'SAT']);
  assert.deepEqual(labelsOf(schedule('0 2 * * *-|')), []);
});

test('a word that is begun is offered nothing that begins otherwise', () => {
  assert.deepEqual(labelsOf(schedule('0 1|')), [
    '1',
    '18-23',
    '10',
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    '18',
    '19',
  ]);
  assert.deepEqual(labelsOf(schedule('0 2 * m|')), ['MAR', 'MAY']);
  assert.deepEqual(labelsOf(schedule('0 2-1|')), ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19']);
});

test('every item of every field is one that cron accepts without a warning', () => {
  for (const index of [0, 1, 2, 3, 4]) {
    const fields = ['0', '0', '*', '*', '*'];
    const marked = fields.map((field, at) => (at === index ? '|' : field)).join(' ');
    const items = schedule(marked.endsWith('|') ? marked : marked.replace('|', '|*')).items;
    const written = items.filter(({ kind }) => kind !== 23).map(({ label }) => label);
    assert.ok(written.length > 5);
    for (const label of written) {
      const cron = parseCron(fields.map((field, at) => (at === index ? label : field)).join(' '));
      assert.ok(cron.valid && !cron.never, `${label} in field ${index}`);
    }
  }
});

test('a list has no room for an asterisk', () => {
  assert.ok(!labelsOf(schedule('0 1,|')).includes('*'));
});

test('behind five fields there is nothing to add', () => {
  assert.deepEqual(labelsOf(schedule('0 2 * * * |')), []);
  assert.deepEqual(
    labelsOf(schedule('0 2 * * * x|')),
    labelsOf(schedule('0 2 * * * x|')).filter((label) => label.includes(' ')),
  );
});

test('an editor that compares with what is typed shows every value of a field and every schedule', () => {
  const { items } = schedule('*/2 *| * * *');
  assert.ok(items.length > 30);
  assert.ok(items.every(({ filterText }) => filterText?.startsWith('*')));
});

/** EDU02 with the addresses of its nodes. */
const clusters = clusterFacts.map((cluster) =>
  cluster.name === 'EDU02'
    ? {
        ...cluster,
        addresses: ['10.60.102.11', '10.60.102.12'],
        nodeNames: { '10.60.102.11': 'n0011', '10.60.102.12': 'n0012' },
      }
    : cluster,
);
const others = documentsOf({
  'b.cfg':
    'B\n{\nDATABASE_NAME = sales; stock\nLOCAL_URL = ftp://u:p@%s/v0007\nREMOTE_URL = ftp://u:p@%s/v0008\nREMOTE_NODES = 10.9.9.9; secretword; 10.60.101.11\nSSH = client\n}\n',
  'c.cfg': 'C\n{\nDATABASE_NAME = ftp://u:a;hunter2;b@%s\nSSH = client\n}\n',
});
const connections = [{ name: 'A', client: 'EDU01', server: 'EDU02' }];
const knowing: Context = { ...contextOf(others, connections, clusters), editor: plainContext.editor };
const onlyFiles: Context = { ...contextOf(others), editor: plainContext.editor };
const read = (text: string) => readDocument('file:///w/a.cfg', text);

const known = (line: string, context = knowing) => ask(inBlock(line, 'SSH = client\n'), context, undefined, read);
const lineOf = (text: string): string => text.split('\n')[2] ?? '';

test('nodes are those of the destination with their names, then those of other blocks; none is the source', () => {
  const asked = known('REMOTE_NODES = |');
  assert.deepEqual(labelsOf(asked), ['All nodes of EDU02', '10.60.102.11', '10.60.102.12', '10.9.9.9']);
  assert.equal(itemOf(asked, '10.60.102.12').detail, 'EDU02 n0012');
  assert.equal(itemOf(asked, '10.60.102.12').filterText, '10.60.102.12 n0012');
});

test('all nodes of the destination are one offer', () => {
  assert.equal(
    lineOf(accept(known('REMOTE_NODES = 10.|'), 'All nodes of EDU02')),
    'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
  );
  assert.ok(!labelsOf(known('REMOTE_NODES = 10.60.102.11; 10.60.102.12|')).includes('All nodes of EDU02'));
});

test('a node that the list has already is left out, and only the item at the caret is replaced', () => {
  const asked = known('REMOTE_NODES = 10.60.102.11; 10.|; 10.1.1.1');
  assert.ok(!labelsOf(asked).includes('10.60.102.11'));
  assert.equal(lineOf(accept(asked, '10.60.102.12')), 'REMOTE_NODES = 10.60.102.11; 10.60.102.12; 10.1.1.1');
});

test('a node right behind a semicolon gets a blank', () => {
  assert.equal(
    lineOf(accept(known('REMOTE_NODES = 10.60.102.11;|'), '10.60.102.12')),
    'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
  );
  assert.equal(
    lineOf(accept(known('REMOTE_NODES = 10.60.102.11; |'), '10.60.102.12')),
    'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
  );
});

test('without clusters, other blocks are all that is known', () => {
  assert.deepEqual(labelsOf(known('REMOTE_NODES = |', onlyFiles)), ['10.9.9.9', '10.60.101.11']);
});

test('where nothing is known, no example is offered that somebody may take for theirs', () => {
  assert.deepEqual(labelsOf(ask(inBlock('REMOTE_NODES = |'))), []);
  assert.deepEqual(labelsOf(ask(inBlock('DATABASE_NAME = |'))), []);
});

test('the key of a list brings what is known, else a word to replace that is no value', () => {
  const lineFor = (key: string, context: Context) =>
    lineOf(accept(known('|', { ...context, editor: editorContext.editor }), key));
  assert.equal(lineFor('REMOTE_NODES', knowing), 'REMOTE_NODES = ${1:10.60.102.11; 10.60.102.12}');
  assert.equal(lineFor('REMOTE_NODES', onlyFiles), 'REMOTE_NODES = ${1|10.9.9.9,10.60.101.11|}');
  assert.equal(lineFor('DATABASE_NAME', knowing), 'DATABASE_NAME = ${1|exa_db1,sales,stock|}');
  for (const [key, placeholder] of [
    ['REMOTE_NODES', '${1:**IP**}'],
    ['DATABASE_NAME', '${1:**DB**}'],
  ] as const) {
    assert.equal(lineOf(accept(ask(inBlock('|'), editorContext), key)), `${key} = ${placeholder}`);
  }
});

test('a name with signs of a snippet is inserted as it is', () => {
  const odd = clusters.map((cluster) => ({ ...cluster, databases: ['a,b|c', 'd'] }));
  const one = odd.map((cluster) => ({ ...cluster, databases: ['a$1}'] }));
  const lineFor = (facts: typeof odd) =>
    lineOf(accept(known('|', { ...contextOf([], connections, facts), editor: editorContext.editor }), 'DATABASE_NAME'));
  assert.equal(lineFor(odd), 'DATABASE_NAME = ${1|a\\,b\\|c,d|}');
  assert.equal(lineFor(one), 'DATABASE_NAME = ${1:a\\$1\\}}');
});

test('databases are those of the source, then those of other blocks that have the form of a name', () => {
  assert.deepEqual(labelsOf(known('DATABASE_NAME = |')), ['exa_db1', 'sales', 'stock']);
  assert.deepEqual(labelsOf(known('DATABASE_NAME = |', onlyFiles)), ['sales', 'stock']);
  assert.equal(itemOf(known('DATABASE_NAME = |'), 'exa_db1').detail, 'Database of EDU01');
  assert.deepEqual(labelsOf(known('DATABASE_NAME = exa_db1; sales;|')), ['stock']);
});

test('while the scheme is typed, whole URLs are offered, first the one without a password', () => {
  const whole = ['ftp://FTPbackup:${secret:A_LOCAL_PASSWORD}@%s/v0003', 'ftp://FTPbackup:**PW**@%s/v0003'];
  for (const marked of ['|', 'f|', 'ftp:/|', 'ft|p://u:p@%s/v0001']) {
    assert.deepEqual(labelsOf(ask(inBlock(`LOCAL_URL = ${marked}`))), [...whole, 'ftp://'], marked);
  }
  assert.equal(
    accept(ask(inBlock('LOCAL_URL = ft|p://u:p@%s/v0001')), whole[0] ?? ''),
    inBlock(`LOCAL_URL = ${whole[0] ?? ''}`),
  );
});

test('a whole URL has the volume of the cluster, and its snippet expands to it', () => {
  assert.deepEqual(labelsOf(known('REMOTE_URL = |')).slice(0, 1), [
    'ftp://FTPbackup:${secret:A_REMOTE_PASSWORD}@%s/v0002',
  ]);
  assert.deepEqual(labelsOf(known('REMOTE_URL = |', onlyFiles)).slice(1, 2), ['ftp://FTPbackup:**PW**@%s/v0008']);
  const label = labelsOf(ask(inBlock('LOCAL_URL = |')))[0] ?? '';
  assert.equal(expanded(accept(ask(inBlock('LOCAL_URL = |'), editorContext), label)), inBlock(`LOCAL_URL = ${label}`));
});

for (const [marked, label, result] of [
  ['ft|p://u:p@%s/v0001', 'ftp://', 'ftp://u:p@%s/v0001'],
  ['sft|', undefined, ''],
  ['ftp://|', 'FTPbackup', 'ftp://FTPbackup:'],
  ['ftp://F|@%s/v0001', 'FTPbackup', 'ftp://FTPbackup@%s/v0001'],
  ['ftp://u:${secret:X}|', '@%s', 'ftp://u:${secret:X}@%s'],
  ['ftp://u:${secret:X}@%s|', '/v0003', 'ftp://u:${secret:X}@%s/v0003'],
  ['ftp://u:p@%s|/v0001', undefined, ''],
  ['ftp://F|TP:p@%s/v0001', 'FTPbackup', 'ftp://FTPbackup:p@%s/v0001'],
  ['ftp://u:|', '${secret:A_LOCAL_PASSWORD}', 'ftp://u:${secret:A_LOCAL_PASSWORD}'],
  ['ftp://u:|pass@%s/v0001', '${secret:A_LOCAL_PASSWORD}', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0001'],
  ['ftp://u:*|*PW**@%s/v0001', '${secret:A_LOCAL_PASSWORD}', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0001'],
  ['ftp://u:${|}@%s/v0001', '${secret:A_LOCAL_PASSWORD}', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0001'],
  ['ftp://u:${secret:X|Y}@%s/v0001', 'A_LOCAL_PASSWORD', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0001'],
  ['ftp://u:${secret:|', 'A_LOCAL_PASSWORD', 'ftp://u:${secret:A_LOCAL_PASSWORD}'],
  ['ftp://u:${secret:X}|@%s/v0001', undefined, ''],
  ['ftp://u:p|ass@%s/v0001', undefined, ''],
  ['ftp://u:pass|', undefined, ''],
  ['ftp://u:pa/ss|', undefined, ''],
  ['ftp://u:p@|', '%s', 'ftp://u:p@%s'],
  ['ftp://u:p@|/v0001', '%s', 'ftp://u:p@%s/v0001'],
  ['ftp://u:p@%|/v0001', '%s', 'ftp://u:p@%s/v0001'],
  ['ftp://u:p@exa|', undefined, ''],
  ['ftp://u:p@%s:|/v0001', '2021', 'ftp://u:p@%s:2021/v0001'],
  ['ftp://u:p@%s/|', 'v0003', 'ftp://u:p@%s/v0003'],
  ['ftp://u:p@%s/v0|001', 'v0003', 'ftp://u:p@%s/v0003'],
  ['ftp://u:p@%s:2021/v|', 'v0003', 'ftp://u:p@%s:2021/v0003'],
  ['ftp://%s/|', 'v0003', 'ftp://%s/v0003'],
  ['ftp://u:p@%s/v0001/|', undefined, ''],
  ['ftp://u:p@%s/v0001 |', undefined, ''],
] as const) {
  test(label === undefined ? `in ${marked} there is nothing to offer` : `${marked} becomes ${result}`, () => {
    const asked = ask(inBlock(`LOCAL_URL = ${marked}`));
    if (label === undefined) {
      assert.deepEqual(labelsOf(asked), []);
    } else {
      assert.equal(accept(asked, label), inBlock(`LOCAL_URL = ${result}`));
    }
  });
}

test('volumes are those of the cluster on that side, then those that other blocks have on it', () => {
  assert.deepEqual(labelsOf(known('LOCAL_URL = ftp://u:p@%s/|')), ['v0003', 'v0007']);
  assert.deepEqual(labelsOf(known('REMOTE_URL = ftp://u:p@%s/|')), ['v0002', 'v0008']);
  assert.equal(itemOf(known('LOCAL_URL = ftp://u:p@%s/|'), 'v0003').detail, 'Archive volume of EDU01');
});

test('the key of a URL brings the URL that would be offered first for it', () => {
  const asked = known('|', { ...knowing, editor: editorContext.editor });
  assert.equal(
    expanded(lineOf(accept(asked, 'REMOTE_URL'))),
    'REMOTE_URL = ftp://FTPbackup:${secret:A_REMOTE_PASSWORD}@%s/v0002',
  );
});

test('secrets that the file uses are offered again', () => {
  const text = 'A\n{\nLOCAL_URL = ftp://u:${secret:SHARED}@%s/v0003\nREMOTE_URL = ftp://u:|\n}\n';
  assert.deepEqual(labelsOf(ask(text)), ['${secret:A_REMOTE_PASSWORD}', '${secret:SHARED}']);
});

test('a connection whose name cannot be in the name of a secret has one without it', () => {
  assert.deepEqual(labelsOf(ask('9\n{\nLOCAL_URL = ftp://u:|\n}\n')), ['${secret:LOCAL_PASSWORD}']);
});

test('a directive offers its verbs, and behind one the rules that it does not name yet', () => {
  assert.deepEqual(labelsOf(ask('# backup-sync: |')), ['disable-next-line', 'disable-file']);
  const rules = ask('# backup-sync: disable-file tab, |');
  assert.ok(labelsOf(rules).length > 80 && !labelsOf(rules).includes('tab'));
  assert.equal(itemOf(rules, 'plain-ftp').detail, 'Password sent unencrypted');
  assert.equal(accept(rules, 'plain-ftp'), '# backup-sync: disable-file tab, plain-ftp');
});

for (const [marked, label, result] of [
  ['# backup-sync:|', 'disable-file', '# backup-sync: disable-file'],
  ['# backup-sync: dis|x tab', 'disable-file', '# backup-sync: disable-file tab'],
  ['# backup-sync: disable-file ta|b -- why', 'unknown-key', '# backup-sync: disable-file unknown-key -- why'],
  ['# backup-sync: disable-file tab,|', 'unknown-key', '# backup-sync: disable-file tab, unknown-key'],
  ['A\n{\n# backup-sync: disable-next-line |\n}\n', 'key-case', 'A\n{\n# backup-sync: disable-next-line key-case\n}\n'],
] as const) {
  test(`${JSON.stringify(marked)} becomes ${JSON.stringify(result)}`, () => {
    assert.equal(accept(ask(marked), label), result);
  });
}

test('no rule is offered that a directive cannot silence', () => {
  const rules = labelsOf(ask('# backup-sync: disable-file |'));
  assert.deepEqual(
    rules.filter((rule) => /^directive-|^file-not-checked$/.test(rule)),
    [],
  );
});

test('no word that a directive offers is one that it does not know', () => {
  for (const verb of labelsOf(ask('# backup-sync: |'))) {
    const rules = labelsOf(ask(`# backup-sync: ${verb} |`));
    const text = `# backup-sync: ${verb} ${rules.join(', ')}\nA\n{\nSSH = server\n}\n`;
    assert.ok(findings(documentOf(text)).every(({ problem }) => problem.rule !== 'directive-unknown'));
  }
});

for (const marked of [
  '# backup|-sync: disable-file',
  '# backup-sync: disable-file tab -- wh|y',
  '# backup-sync: disable-file tab -- this, |',
  '# backup-sync: -- |',
  '# backup-sync: disable-file tab |',
  'SSH = server # backup-sync: |',
]) {
  test(`there is no word of a directive to offer at ${marked}`, () => {
    assert.deepEqual(
      labelsOf(ask(marked)).filter((label) => !label.includes('block')),
      [],
    );
  });
}

const broken = 'A\n{\nVerbose = maybe\nssh = server\n}\n';
const rulesAt = (marked: string): string[] => labelsOf(ask(marked));

test('the rules that the next line breaks come first, below a stack of directives too', () => {
  const first = (directives: string) => rulesAt(broken.replace('Verbose', `${directives}\nVerbose`))[0];
  const rule = findings(documentOf(broken))[0]?.problem.rule;
  assert.match(rule ?? '', /^verbose-/);
  assert.equal(first('# backup-sync: disable-next-line |'), rule);
  assert.equal(first('# backup-sync: disable-next-line |\n# backup-sync: disable-next-line tab'), rule);
  assert.notEqual(first('# backup-sync: disable-next-line |\n'), rule);
});

test('the rules that the file breaks come first behind disable-file, in the order of the text', () => {
  const rules = findings(documentOf(broken)).map(({ problem }) => problem.rule);
  assert.deepEqual(rulesAt(`# backup-sync: disable-file |\n${broken}`).slice(0, rules.length), rules);
});

test('where a comment begins, a directive is offered for the rules that are broken there', () => {
  const label = '# backup-sync: disable-next-line';
  for (const typed of ['#|', '# |', '# back|']) {
    const asked = ask(broken.replace('ssh', `${typed}\nssh`));
    assert.deepEqual(labelsOf(asked), [label, '# backup-sync: disable-file'], typed);
    assert.match(accept(asked, label), /\n# backup-sync: disable-next-line key-case\nssh = server\n/);
  }
  const plain = 'A\n{\nSSH = server\n}\n';
  for (const marked of [`#|\n${plain}`, broken.replace('ssh', '# a|\nssh'), broken.replace('maybe', 'maybe #|')]) {
    assert.deepEqual(rulesAt(marked), [], marked);
  }
  assert.deepEqual(rulesAt(`#|\n${broken}`), ['# backup-sync: disable-file']);
});
