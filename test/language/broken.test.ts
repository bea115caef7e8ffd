import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findings, rules, type RuleId } from '../../server/src/language/index';
import { ruleIds } from './examples';
import { documentOf } from './support';

const folder = 'test/golden/broken';

/** Files of the size that these rules are about do not belong into a repository; other rules need several files. */
function isShown(rule: RuleId): boolean {
  const large: readonly RuleId[] = ['value-too-long', 'file-too-large', 'file-not-checked'];
  return !large.includes(rule) && !/^(?:pair|setting|cluster)-/.test(rule);
}

for (const name of readdirSync(folder)) {
  const rule = name.replace(/\.cfg$/, '') as RuleId;

  test(`${folder}/${name} has its problem and no other, but for hints`, () => {
    const found = findings(documentOf(readFileSync(`${folder}/${name}`, 'utf8')));
    const rulesAbove = found.filter(({ level }) => level !== 'hint').map(({ problem }) => problem.rule);
    assert.deepEqual([...new Set(rulesAbove)], rules[rule].level === 'hint' ? [] : [rule]);
    assert.ok(found.some(({ problem }) => problem.rule === rule));
  });
}

test('every rule that can be shown in a file by itself has a broken file', () => {
  assert.deepEqual(
    ruleIds.filter((rule) => isShown(rule) && !existsSync(`${folder}/${rule}.cfg`)),
    [],
  );
});
