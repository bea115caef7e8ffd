import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valueTypes } from './valueTypes';

/** The value that the first fix for a rule leaves, in the block of a document. */
function afterFix(key: string, value: string, rule: string): string | undefined {
  const type = valueTypes.find((known) => known.key === key);
  const problem = type?.parse(value).problems.find((found) => found.rule === rule);
  const start = `A\n{\n${key} = `;
  const document = start + value;
  const fixes = problem && type?.rules[rule]?.fix?.({ ...problem, offset: start.length + problem.offset }, document);
  return fixes?.[0]?.changes
    .toSorted((a, b) => b.offset - a.offset)
    .reduce(
      (text, { offset, length, newText }) => text.slice(0, offset) + newText + text.slice(offset + length),
      document,
    )
    .slice(start.length);
}

describe('the first fix', () => {
  const rows: [string, string, string, string][] = [
    ['LOCAL_URL', 'url-missing-password', 'ftp://u@%s/v0003', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0003'],
    ['LOCAL_URL', 'url-missing-password', 'ftp://u:@%s/v0003', 'ftp://u:${secret:A_LOCAL_PASSWORD}@%s/v0003'],
    ['LOCAL_URL', 'url-bad-percent', 'ftp://u:100%@%s/v0003', 'ftp://u:100%%@%s/v0003'],
    ['LOCAL_URL', 'url-bad-percent', 'ftp://u:p@%d/v0003', 'ftp://u:p@%s/v0003'],
    ['LOCAL_URL', 'url-missing-scheme', 'ftp:/u:p@%s/v0003', 'ftp://u:p@%s/v0003'],
    ['LOCAL_URL', 'url-bad-volume', 'ftp://u:p@%s/v3', 'ftp://u:p@%s/v0003'],
    ['START_CYCLE', 'cron-too-many-fields', '0 */5 1 * * *', '*/5 1 * * *'],
    ['START_CYCLE', 'cron-too-many-fields', '5 0 22 * *  2027', '5 0 22 * *'],
    ['START_CYCLE', 'cron-trailing-text', '14;30 0 * * *', '14,30 0 * * *'],
    ['START_CYCLE', 'cron-step-zero', '0 1-5/0 * * *', '0 1-5 * * *'],
    ['REMOTE_NODES', 'node-spacing', '10.0.0.1 ;  10.0.0.2', '10.0.0.1; 10.0.0.2'],
    ['REMOTE_NODES', 'node-leading-zero', '10.60.102.011', '10.60.102.11'],
    ['SSH', 'ssh-value', 'servr', 'server'],
    ['Verbose', 'verbose-spelling', 'Off', 'false'],
  ];
  for (const [key, rule, before, after] of rows) {
    test(`for ${rule} turns ${before} into ${after}`, () => assert.equal(afterFix(key, before, rule), after));
  }
});

test('what cron, Python or the resolver accepts as it is meant is at most advice', () => {
  const advice = [
    ['START_CYCLE', '0 0 1,15 * 5'],
    ['START_CYCLE', '*/50 * * * *'],
    ['START_CYCLE', '@daily'],
    ['LOCAL_URL', 'FTP://u:p@ss:w rd%%40@%s:21/v0003/'],
    ['REMOTE_NODES', '10.60.102.11;10.60.102.11;'],
    ['DATABASE_NAME', 'exa_db1; exa_db1;'],
  ] as const;
  for (const [key, value] of advice) {
    const type = valueTypes.find((known) => known.key === key);
    const levels = type?.parse(value).problems.map(({ rule }) => type.rules[rule]?.level ?? 'none');
    assert.ok(levels && levels.length > 0, value);
    assert.deepEqual(
      levels.filter((level) => level !== 'information' && level !== 'hint'),
      [],
      value,
    );
  }
});
