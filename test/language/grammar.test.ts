import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textMateGrammar, type GrammarRule } from '../../server/src/language/schema/grammar';
import { clientSample } from './support';

/** Editors use another engine; what the grammar uses of it differs in the inline flag alone. */
function toRegExp(pattern: string): RegExp {
  return new RegExp(pattern.replace(/\(\?i:([^)]*)\)/g, '$1'), 'dy');
}

/** The scopes of a line, as `scope "text"`: the rules applied from left to right as an editor does. */
function scopesOf(line: string): readonly string[] {
  const scopes: string[] = [];
  let rules = textMateGrammar().patterns;
  let at = 0;
  while (at < line.length) {
    const step = firstMatch(rules, line, at);
    if (!step || step.match[0] === '') {
      at += 1;
      continue;
    }
    const { rule, match } = step;
    const named = rule.captures ?? rule.beginCaptures;
    scopes.push(
      ...(rule.name === undefined
        ? Object.entries(named ?? {}).map(
            ([group, { name }]) => `${short(name)} ${JSON.stringify(match[Number(group)])}`,
          )
        : [`${short(rule.name)} ${JSON.stringify(match[0])}`]),
    );
    at += match[0].length;
    rules = rule.patterns ?? rules;
  }
  return scopes;
}

function firstMatch(rules: readonly GrammarRule[], line: string, at: number) {
  for (const rule of rules) {
    const pattern = toRegExp(rule.match ?? rule.begin ?? '');
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match) {
      return { rule, match };
    }
  }
  return undefined;
}

function short(scope: string): string {
  assert.match(scope, /\.backup-sync$/);
  return scope.replace('.backup-sync', '');
}

for (const [line, expected] of [
  ['# a comment', ['comment.line.number-sign "# a comment"']],
  ['Connection1', ['entity.name.type.connection "Connection1"']],
  ['Connection1 {', ['entity.name.type.connection "Connection1"', 'punctuation.section.block "{"']],
  ['} ', ['punctuation.section.block "}"']],
  [
    'Verbose = true',
    ['variable.other.property "Verbose"', 'keyword.operator.assignment "="', 'constant.language.boolean "true"'],
  ],
  ['Verbos = true', ['invalid.deprecated.key "Verbos"', 'keyword.operator.assignment "="']],
  [
    'LOCAL_URL = ftp://u:${secret:X}@%s:2021/v0003',
    [
      'variable.other.property "LOCAL_URL"',
      'keyword.operator.assignment "="',
      'keyword.other.scheme "ftp://"',
      'string.unquoted "u:"',
      'punctuation.definition.template-expression "${secret:"',
      'variable.other.secret "X"',
      'punctuation.definition.template-expression "}"',
      'string.unquoted "@"',
      'variable.parameter.placeholder "%s"',
      'string.unquoted ":2021"',
      'variable.other.constant.volume "/v0003"',
    ],
  ],
  [
    'REMOTE_NODES = 10.60.102.11; n12',
    [
      'variable.other.property "REMOTE_NODES"',
      'keyword.operator.assignment "="',
      'constant.numeric "10.60.102.11"',
      'punctuation.separator ";"',
      'string.unquoted "n12"',
    ],
  ],
] as const) {
  test(`the grammar colours ${JSON.stringify(line)}`, () => {
    assert.deepEqual(scopesOf(line), expected);
  });
}

test('every line of the sample that says something gets a colour', () => {
  for (const line of clientSample.split('\n').filter((one) => one !== '')) {
    assert.notEqual(scopesOf(line).length, 0, line);
  }
});
