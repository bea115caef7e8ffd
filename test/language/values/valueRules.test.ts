import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ruleDocs } from '../../../server/src/language/rules/docs';
import type { RuleDocs } from '../../../server/src/language/rules/docs/docs';
import type { Problem } from '../../../server/src/language/rules/problem';
import type { Fix } from '../../../server/src/language/rules/rule';
import type { ValueCode } from '../../../server/src/language/schema/valueTypes';
import { mutations, shortened } from './support';
import { valueTypes, type ValueType } from './valueTypes';

const BEFORE = 'Connection1\n{\n';
const AFTER = '\nSSH = client\n}\n';

const docsOf = (rule: string): RuleDocs => ruleDocs[rule as ValueCode];

/** The value of an example such as `LOCAL_URL = …`. */
function valueOf(type: ValueType, example: string): string {
  const prefix = `${type.key} = `;
  assert.ok(example.startsWith(prefix), example);
  return example.slice(prefix.length);
}

/** The fixes of a problem, offered in a whole document, each with the value that it leaves. */
function fixed(type: ValueType, value: string, problem: Problem): { readonly fix: Fix; readonly value: string }[] {
  const start = `${BEFORE}${type.key} = `;
  const document = start + value + AFTER;
  const fixes = type.rules[problem.rule]?.fix?.({ ...problem, offset: start.length + problem.offset }, document) ?? [];
  return fixes.map((fix) => {
    let text = document;
    for (const { offset, length, newText } of [...fix.changes].sort((a, b) => b.offset - a.offset)) {
      text = text.slice(0, offset) + newText + text.slice(offset + length);
    }
    assert.ok(text.startsWith(start) && text.endsWith(AFTER), `${fix.title} changes more than the value`);
    return { fix, value: text.slice(start.length, text.length - AFTER.length) };
  });
}

const count = (type: ValueType, value: string, rule: string): number =>
  type.parse(value).problems.filter((problem) => problem.rule === rule).length;

/** Mistyped values, enough of them to meet every rule. */
function variations({ valid, pieces }: ValueType): string[] {
  return [...valid.flatMap(shortened), ...mutations(valid, pieces, 5_000)];
}

for (const type of valueTypes) {
  describe(`the rules of ${type.key}`, () => {
    for (const [rule, { level, fix }] of Object.entries(type.rules)) {
      const { example, title, explanation } = docsOf(rule);
      const bad = valueOf(type, example.bad);

      test(`${rule} is broken by its bad example and by no good one`, () => {
        assert.equal(count(type, bad, rule), 1);
        const worse = type
          .parse(valueOf(type, example.good))
          .problems.filter(
            (problem) => problem.rule === rule || ['error', 'warning'].includes(type.rules[problem.rule]?.level ?? ''),
          );
        assert.deepEqual(worse, []);
      });

      test(`${rule} has its words for every problem`, () => {
        const { message } = type.rules[rule]!;
        const { data = {} } = type.parse(bad).problems.find((problem) => problem.rule === rule)!;
        assert.match(title(), /^\S.*[^.]$/);
        assert.match(explanation(), /[.)]$/);
        assert.match(message(data), /[.?]$/);
        assert.doesNotMatch(title() + explanation() + message(data), /\{\w*\}|undefined|""/);
      });

      if (fix) {
        test(`${rule} is gone after each of its fixes`, () => {
          const problem = type.parse(bad).problems.find((found) => found.rule === rule)!;
          const results = fixed(type, bad, problem);
          assert.ok(results.length > 0);
          assert.ok(results.filter((result) => result.fix.preferred).length <= 1);
          for (const { value } of results) {
            assert.equal(count(type, value, rule), 0, value);
            const { problems } = type.parse(value);
            assert.ok(level !== 'error' || problems.every((left) => type.rules[left.rule]?.level !== 'error'), value);
          }
        });
      }
    }
  });

  describe(`a mistyped value of ${type.key}`, () => {
    test('never stops the parser, and every problem lies inside the value and has a rule', () => {
      for (const value of variations(type)) {
        for (const problem of type.parse(value).problems) {
          const { rule, offset, length } = problem;
          assert.ok(offset >= 0 && length >= 0 && offset + length <= value.length, `${rule} in ${value}`);
          assert.ok(rule in type.rules, rule);
        }
      }
    });

    test('comes to rest when one fix after another is applied', () => {
      for (const start of variations(type)) {
        let value = start;
        for (let steps = 0; ; steps++) {
          assert.ok(steps < 50, `"${start}" came to "${value}"`);
          const now = value;
          const [next] = type.parse(now).problems.flatMap((problem) => fixed(type, now, problem));
          if (!next) {
            break;
          }
          assert.notEqual(next.value, value, next.fix.title);
          value = next.value;
        }
      }
    });

    test('breaks every rule at some time', () => {
      const broken = new Set(variations(type).flatMap((value) => type.parse(value).problems.map(({ rule }) => rule)));
      const bad = Object.keys(type.rules).map((rule) => valueOf(type, docsOf(rule).example.bad));
      for (const value of bad) {
        type.parse(value).problems.forEach(({ rule }) => broken.add(rule));
      }
      assert.deepEqual([...broken].sort(), Object.keys(type.rules).sort());
    });
  });
}
