import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { text } from '../../cli/src/formats/text';
import { processTerminal, showsColour } from '../../cli/src/terminal';
import { findings, readDocument, rules } from '../../server/src/language/index';
import { badFile, clientFile, Program, rowsOf, serverFile, temporaryFolder } from './program';

const program = new Program();

describe('check --format text', () => {
  test('prints place, level, rule, message and line of each finding, then how many there were', () => {
    const { stdout } = program.run(['check', '-', '--rule=plain-ftp=off'], { input: badFile });
    const lines = stdout.split('\n');
    const at = lines.findIndex((line) => line.includes('cron-out-of-range'));
    assert.match(lines[at] ?? '', /^<stdin>:4:17 error cron-out-of-range: 25 /);
    assert.deepEqual(lines.slice(at + 1, at + 3), ['  4 | START_CYCLE = 0 25 * * *', '    |                 ^^']);
    assert.match(stdout, /\nFiles: 1, errors: 1, warnings: 0, advice: \d+\.\n$/);
  });

  test('never shows a part of a password, whatever is wrong with its line', () => {
    const secrets = [
      'LOCAL_URL = ftp://u:hunter2/x@%s/v0003',
      'URL = ftp://u:hunter2@%s',
      'REMOTE_URL ftp://u:hunter2@%s',
      'REMOTE_URL = ftp://u:hunter2',
    ];
    const input = `C\n{\n${secrets.join('\n')}\nSSH = client\n}\nftp://u:hunter2@%s\n`;
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { code, stdout, stderr } = program.run(['check', '-', '--format', format], { input });
      assert.equal(code, 1);
      assert.doesNotMatch(stdout + stderr, /hunter|nter2/);
    }
  });

  test('shows related places, also those of other files', () => {
    const twice = clientFile().replace('SSH = client', 'SSH = client\nSSH = client');
    const { stdout } = program.run(['check', '-'], { input: twice });
    assert.match(stdout, /\n {2}<stdin>:9:1 \S/);
  });

  test('lets no name of a file steer the terminal', () => {
    const cwd = temporaryFolder({ 'a\x1b[2J\nb.cfg': badFile });
    const { stdout } = program.run(['check', '.'], { cwd });
    assert.ok(stdout.startsWith('a\\u{1b}[2J\\u{a}b.cfg:'), stdout.slice(0, 60));
  });

  test('has no colours where nobody sees them', () => {
    assert.ok(!program.run(['check', '-'], { input: badFile }).stdout.includes('\x1b'));
  });

  test('has the level in colour on a terminal, unless NO_COLOR is set', () => {
    const document = readDocument('file:///x.cfg', badFile);
    const report = { files: [{ label: 'x.cfg', document, found: findings(document) }], passedOver: 0 };
    const terminal = { ...processTerminal(), colour: true };
    assert.match(text(report, terminal), /^x\.cfg:4:17 \x1b\[31merror\x1b\[0m cron-out-of-range: /m);
    assert.equal(showsColour({ isTTY: true }, {}), true);
    assert.equal(showsColour({ isTTY: true }, { NO_COLOR: '1' }), false);
    assert.equal(showsColour({}, {}), false);
  });

  test('says how many files of a folder were passed over', () => {
    const cwd = temporaryFolder({ 'a.cfg': badFile, 'b.cfg': 'x=y\n' });
    assert.match(program.run(['check', '.'], { cwd }).stdout, /Passed over, not Connection files: 1\.\n$/);
  });
});

describe('check --format github', () => {
  test('prints a workflow command for each finding', () => {
    const cwd = temporaryFolder({ 'client.cfg': badFile });
    const { stdout } = program.run(['check', '--format=github', '--rule=plain-ftp=off', 'client.cfg'], { cwd });
    assert.match(
      stdout,
      /^::error file=client\.cfg,line=4,col=17,endLine=4,endColumn=19,title=cron-out-of-range::25 /m,
    );
  });

  test('escapes what ends a property', () => {
    const cwd = temporaryFolder({ 'a,b:c%\nd.cfg': badFile });
    const { stdout } = program.run(['check', '--format=github', '.'], { cwd });
    assert.match(stdout, /^::\w+ file=a%2Cb%3Ac%25%0Ad\.cfg,line=/);
  });

  test('has a percent sign of a message escaped, so that none reads as an escape', () => {
    const { stdout } = program.run(['check', '--format=github', '-'], {
      input: clientFile({ LOCAL_URL: 'ftp://u:${secret:X}@10.0.0.1/v0003' }),
    });
    assert.match(stdout, /%25s/);
    assert.doesNotMatch(stdout, /%s/);
  });

  test('leaves columns out where a place ends in another line, as the runner wants it', () => {
    const { stdout } = program.run(['check', '--format=github', '-'], { input: 'x\ny\nz\n' });
    assert.match(stdout, /line=1,endLine=[23],title=/);
  });

  test('maps advice to notices', () => {
    const { stdout } = program.run(['check', '--format=github', '-', '--rule=cron-out-of-range=hint'], {
      input: badFile,
    });
    assert.match(stdout, /^::notice .*title=cron-out-of-range::/m);
  });
});

describe('check --format sarif', () => {
  const cwd = temporaryFolder({
    'c d/client.cfg': badFile.replace('SSH = client', 'SSH = client\nSSH = client'),
    'server.cfg': serverFile.replace('true', 'loud'),
  });
  const { code, stdout } = program.run(['check', '--format=sarif', '.', join(cwd, 'server.cfg')], { cwd });
  const log = JSON.parse(stdout) as Log;
  const [run] = log.runs as [Log['runs'][number]];
  const results = run.results ?? [];

  test('is accepted by the schema of SARIF 2.1.0, which notices a wrong field, a wrong word and a missing field', () => {
    assert.equal(code, 1);
    assert.deepEqual(complaintsOfSchema(stdout), []);
    assert.notDeepEqual(complaintsOfSchema(stdout.replace('"startLine"', '"firstLine"')), []);
    assert.notDeepEqual(complaintsOfSchema(stdout.replace('"utf16CodeUnits"', '"letters"')), []);
    assert.notDeepEqual(complaintsOfSchema(stdout.replace('"message"', '"words"')), []);
  });

  test('describes every rule, each once', () => {
    const { rules: described = [] } = run.tool.driver;
    assert.deepEqual(
      described.map(({ id }) => id),
      Object.keys(rules),
    );
    for (const { id, shortDescription, help, defaultConfiguration } of described) {
      assert.ok(shortDescription?.text && help?.text && defaultConfiguration?.level, id);
    }
  });

  test('has a result for each finding, which points at its rule', () => {
    const found = rowsOf(program.run(['check', '--format=json', '.'], { cwd }));
    assert.equal(results.length, found.length);
    for (const { ruleId, ruleIndex = -1 } of results) {
      assert.equal(run.tool.driver.rules?.[ruleIndex]?.id, ruleId);
    }
  });

  test('names files relative to where it runs, as URIs, and counts from 1', () => {
    const cron = results.find(({ ruleId }) => ruleId === 'cron-out-of-range');
    assert.deepEqual(cron?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'c%20d/client.cfg', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 17, endLine: 4, endColumn: 19 },
    });
  });

  test('has the places that are part of a problem', () => {
    const duplicate = results.find(({ ruleId }) => ruleId === 'duplicate-key');
    assert.equal(duplicate?.relatedLocations?.[0]?.physicalLocation?.region?.startLine, 9);
  });

  test('has an absolute URI for a file that was named absolutely', () => {
    const [result] = results.filter(({ ruleId }) => ruleId === 'verbose-value');
    const { uri, uriBaseId } = result?.locations?.[0]?.physicalLocation?.artifactLocation ?? {};
    assert.match(uri ?? '', /^file:\/\/\/.*\/server\.cfg$/);
    assert.equal(uriBaseId, undefined);
  });
});

describe('a reader that closes the pipe early', () => {
  test('hears no complaint, and all is written to one that does not', () => {
    // More than a pipe holds, so that the writer is still at it.
    const keys = Array.from({ length: 3000 }, (_, index) => `X${index} = 1\n`).join('');
    const cwd = temporaryFolder({ 'client.cfg': badFile.replace('SSH', `${keys}SSH`) });
    const command = `${process.execPath} ${program.path} check client.cfg`;
    const bash = (script: string) => spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
    const { stdout, stderr } = bash(`${command} | head -n 1`);
    assert.deepEqual([stdout.split('\n').length, stderr], [2, '']);
    const whole = bash(`${command} | cat`).stdout;
    assert.ok(whole.length > 200_000, `${whole.length} characters`);
    assert.match(whole, /\nFiles: 1, errors: 1, warnings: 3000, .*\n$/);
  });
});

/** Of draft 4 of JSON Schema, which the schema is written for, it uses nothing that later drafts read differently. */
function complaintsOfSchema(json: string): readonly unknown[] {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  assert.match(`${String($schema)} ${String(id)}`, /draft-04.*sarif-2\.1\.0/);
  const validate = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })).compile(schema);
  return validate(JSON.parse(json)) ? [] : (validate.errors ?? []);
}
