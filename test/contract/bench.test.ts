import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fleetFloors } from '../bench/benchFleet';
import { makeDocument, makePartner } from '../bench/documents/document';
import { languages, type LanguageName } from '../bench/documents/languages';
import { goals } from '../bench/goals';
import { requestKinds } from '../bench/measures/requests';
import { readOptions } from '../bench/options';
import { Random } from '../bench/random';
import { Figures } from '../bench/report/figures';
import { formatNumber, formatSpread, formatTable } from '../bench/report/format';
import { findBehind, judge } from '../bench/report/judge';
import { page, withPart } from '../bench/report/page';
import { renderPart } from '../bench/report/part';
import { frame, FrameReader } from '../bench/rpc/frames';
import { readMemory } from '../bench/rpc/usage';
import type { Part, Sample } from '../bench/sample';
import { servers } from '../bench/servers/table';
import { median, percentile, spread } from '../bench/statistics';
import { TypedText } from '../bench/typing';
import { findings, pairsOf, readDocument, blocksOf, textOf } from '../../server/src/language/index';

// Nothing here measures: what depends on the clock has no place in the gate.

const languageNames = Object.keys(languages) as LanguageName[];

test('a seed gives the same text each time, and another seed another one', () => {
  for (const name of languageNames) {
    assert.equal(makeDocument(name, 200, 7).text, makeDocument(name, 200, 7).text);
    assert.notEqual(makeDocument(name, 200, 7).text, makeDocument(name, 200, 8).text);
  }
});

test('documents of all languages have as many lines as asked for, up to a block, and a mistake in fifty', () => {
  for (const name of languageNames) {
    const { text, faults } = makeDocument(name, 1_000, 1);
    const lines = text.split('\n').length;
    assert.ok(lines >= 1_000 && lines < 1_020, `${name} has ${lines} lines`);
    assert.equal(faults, 20, name);
  }
});

test('every fault of every language changes the lines of a block', () => {
  for (const name of languageNames) {
    const { block, faults } = languages[name];
    const right = block({
      number: 1,
      name: 'Connection1',
      database: 'exa_db1',
      cycle: '0 3 * * *',
      local: 'v0001',
      remote: 'v0002',
      nodes: ['10.60.1.2'],
      verbose: true,
    });
    faults.forEach((fault, index) => {
      assert.notDeepEqual(fault(right), right, `fault ${index} of ${name}`);
    });
  }
});

test('the document of our language reads as seven settings per block, and each mistake is found', () => {
  const { text, faults } = makeDocument('backup-sync', 2_000, 3);
  const document = readDocument('file:///client.backupsync', text);
  const blocks = blocksOf(document.tree);
  const settings = blocks.reduce((sum, block) => sum + pairsOf(block).length, 0);
  assert.ok(settings > blocks.length * 6.8 && settings <= blocks.length * 7, `${settings} settings`);
  const grave = findings(document).filter(({ level }) => level === 'error' || level === 'warning');
  assert.ok(grave.length >= faults && grave.length <= faults * 2, `${grave.length} findings of ${faults} mistakes`);
});

test('the file beside it has the other side of each connection', () => {
  const { text } = makeDocument('backup-sync', 500, 3);
  const names = (written: string) =>
    blocksOf(readDocument('file:///a', written).tree).map(({ name }) => textOf(written, name));
  assert.deepEqual(names(makePartner(text)), names(text));
});

test('a document of JSON without its mistakes is JSON', () => {
  const { head, tail, block } = languages.json;
  const lines = block({
    number: 1,
    name: 'Connection1',
    database: 'exa_db1',
    cycle: '0 3 * * *',
    local: 'v0001',
    remote: 'v0002',
    nodes: ['10.60.1.2'],
    verbose: true,
  });
  const read: unknown = JSON.parse([...head, ...lines, ...tail].join('\n'));
  assert.deepEqual(Object.keys(read as object), ['Connection1', 'end']);
});

test('random numbers stay in their bounds and reach both ends', () => {
  const random = new Random(1);
  const numbers = new Set(Array.from({ length: 200 }, () => random.between(3, 6)));
  assert.deepEqual([...numbers].toSorted(), [3, 4, 5, 6]);
});

test('a percentile is a value that was measured', () => {
  const values = [5, 1, 4, 2, 3];
  assert.equal(median(values), 3);
  assert.equal(percentile(values, 0.95), 5);
  assert.equal(percentile(values, 0), 1);
  assert.equal(median([1, 2]), 1);
  assert.equal(median([]), undefined);
  assert.deepEqual(spread(values), { min: 1, median: 3, max: 5 });
  assert.equal(spread([]), undefined);
});

test('messages are found in whatever chunks they come, and behind a line that is none', () => {
  const messages = [{ method: 'a' }, { method: 'ü'.repeat(100) }, { method: 'c' }];
  const bytes = Buffer.concat([Buffer.from('starting…\n'), ...messages.map(frame)]);
  for (const size of [1, 7, 50, bytes.length]) {
    const reader = new FrameReader();
    const bodies: unknown[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      bodies.push(...reader.read(bytes.subarray(at, at + size)).map((body): unknown => JSON.parse(body.toString())));
    }
    assert.deepEqual(bodies, messages, `in chunks of ${size}`);
  }
});

test('memory is read in MiB', () => {
  const status = 'VmPeak:\t 9999999 kB\nVmHWM:\t   20480 kB\nVmRSS:\t   10240 kB\n';
  assert.deepEqual(readMemory(status), { now: 10, peak: 20 });
  assert.deepEqual(readMemory(''), { now: 0, peak: 0 });
});

test('what is typed at one place is taken away in one change', () => {
  const typed = new TypedText('one\ntwo\n');
  const at = { line: 1, character: 1 };
  assert.deepEqual(typed.type(at, 'a'), { range: { start: at, end: at }, text: 'a' });
  const next = { line: 1, character: 2 };
  assert.deepEqual(typed.type(at, 'b'), { range: { start: next, end: next }, text: 'b' });
  assert.equal(typed.text, 'one\ntabwo\n');
  assert.deepEqual(typed.undo(), { range: { start: at, end: { line: 1, character: 3 } }, text: '' });
  assert.equal(typed.text, 'one\ntwo\n');
  assert.equal(typed.isTyped, false);
});

test('somebody types only in lines that have something in them', () => {
  const typed = new TypedText('\n  KEY = 1\n\n}\n');
  const random = new Random(5);
  for (let time = 0; time < 20; time += 1) {
    const { line, character } = typed.anyPlace(random);
    assert.equal(line, 1);
    assert.ok(character <= '  KEY = 1'.length);
    assert.deepEqual(typed.placeInWord(random), { line: 1, character: 4 });
  }
});

test('requests count what is in their answers, in each form that it may have', () => {
  const count = (group: string, result: unknown) => requestKinds.find((kind) => kind.group === group)?.countOf(result);
  assert.equal(count('completion', [1, 2]), 2);
  assert.equal(count('completion', { isIncomplete: false, items: [1] }), 1);
  assert.equal(count('completion', null), 0);
  assert.equal(count('hover', null), 0);
  assert.equal(count('hover', { contents: 'x' }), 1);
  assert.equal(count('symbols', [{ children: [{}, { children: [{}] }] }, {}]), 5);
  assert.equal(count('tokens', { data: new Array(10).fill(0) }), 2);
});

test('options are read, and a call that makes no sense is told in a sentence', () => {
  const options = readOptions(['in-process', '--sizes', '100,1000', '--metrics', 'open,edit', '--rounds', '2']);
  assert.ok(options !== 'help');
  assert.deepEqual(options.modes, ['in-process']);
  assert.deepEqual(options.plan.sizes, [100, 1_000]);
  assert.deepEqual([...options.plan.groups], ['open', 'edit']);
  assert.equal(options.plan.rounds, 2);
  assert.equal(readOptions(['--help']), 'help');
  assert.throws(() => readOptions(['--sizes', 'many']), /"many" is no whole number above 0\./);
  assert.throws(() => readOptions(['--metrics', 'speed']), /"speed" is none of start, open,/);
});

const sample = (server: string, round: number, value: number, more: Partial<Sample> = {}): Sample => ({
  metric: 'edit-cpu',
  server,
  lines: 1_000,
  round,
  value,
  ...more,
});

test('a ratio is made round by round, not of two medians', () => {
  const figures = new Figures([
    sample('ours', 0, 1),
    sample('ours', 1, 10),
    sample('ours', 2, 3),
    sample('json', 0, 10),
    sample('json', 1, 100),
    sample('json', 2, 10),
  ]);
  const of = (server: string) => ({ metric: 'edit-cpu', lines: 1_000, server }) as const;
  assert.deepEqual(figures.ratio(of('ours'), of('json')), { min: 0.1, median: 0.1, max: 0.3 });
  assert.equal(figures.of(of('ours')), 3);
  assert.equal(figures.ratio(of('ours'), of('css')), undefined);
});

test('a goal is judged only where both of its sides were measured', () => {
  assert.deepEqual(judge(new Figures([sample('ours', 0, 1)])), []);
  const [met] = judge(new Figures([sample('ours', 0, 1), sample('json', 0, 10)]));
  assert.deepEqual([met?.measured, met?.goal.most, met?.isMet], [0.1, 0.2, true]);
  const [missed] = judge(new Figures([sample('ours', 0, 3), sample('json', 0, 10)]));
  assert.equal(missed?.isMet, false);
});

test('goals compare with servers that there are', () => {
  const known = new Set([...servers.map(({ name }) => name), ...fleetFloors, 'node', undefined]);
  assert.deepEqual(
    goals.filter(({ times }) => !known.has(times?.server)),
    [],
  );
});

test('where a peer is ahead is found, but not in rows that only count answers', () => {
  const figures = new Figures([
    sample('ours', 0, 2),
    sample('css', 0, 1),
    sample('json', 0, 2),
    sample('ours', 0, 2, { metric: 'diagnostics' }),
    sample('css', 0, 1, { metric: 'diagnostics' }),
  ]);
  assert.deepEqual(findBehind(figures, ['css', 'json'], [1_000]), [
    { metric: 'edit-cpu', lines: 1_000, server: 'css', theirs: 1, ours: 2 },
  ]);
});

test('numbers have three digits, and an absent one is a dash', () => {
  assert.deepEqual([0.123, 1.5, 12.34, 123.4, 12_345.6, undefined].map(formatNumber), [
    '0.12',
    '1.5',
    '12.3',
    '123',
    '12,346',
    '–',
  ]);
  assert.equal(formatSpread({ min: 0.1, median: 0.2, max: 3 }), '0.1 / 0.2 / 3');
});

test('a table is aligned as prettier would have it', () => {
  assert.equal(
    formatTable(['', 'ours'], [['Open', '1']]),
    ['|      | ours |', '| ---- | ---: |', '| Open |    1 |'].join('\n'),
  );
});

test('a part tells goals, peers that are ahead, and failures', () => {
  const part: Part = {
    samples: [sample('ours', 0, 4), sample('json', 0, 10), sample('css', 0, 1), sample('hello', 0, 0.1)],
    failures: [{ server: 'css', lines: 100_000, what: 'edit', why: 'no answer' }],
    servers: ['ours', 'json', 'css', 'hello'],
    floors: ['hello'],
    against: 'json',
  };
  const text = renderPart(part);
  assert.match(text, /\| CPU of an edit, ms, 1,000 lines, of json \| +0\.2× \| +0\.4× \| \*\*no\*\* \|/);
  assert.match(text, /^- CPU of an edit, ms, 1,000 lines: css 1, ours 4$/m);
  assert.doesNotMatch(text, /: hello/);
  assert.match(text, /^- css, 100,000 lines, edit and what comes after it: no answer$/m);
  assert.match(renderPart({ ...part, samples: [sample('ours', 0, 1), sample('css', 0, 2)] }), /^None of json, css/m);
});

test('the page has a place for each part, and what is around it stays', () => {
  const written = readFileSync(page, 'utf8');
  for (const mode of ['servers', 'in-process', 'command-line'] as const) {
    const changed = withPart(written, mode, 'NEW TEXT');
    assert.ok(changed.includes(`<!-- measured: ${mode} -->\n\nNEW TEXT\n\n<!-- end: ${mode} -->`));
    assert.equal(withPart(changed, mode, 'NEW TEXT'), changed);
    assert.ok(changed.startsWith('# Benchmarks\n'));
  }
  assert.throws(() => withPart('# Benchmarks\n', 'servers', ''), /has no place for servers/);
});

test('the peers are pinned to one version each', () => {
  const { dependencies } = JSON.parse(readFileSync('test/bench/package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.deepEqual(
    Object.values(dependencies).filter((version) => !/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version)),
    [],
  );
});
