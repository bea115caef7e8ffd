import { keyNames, type KeyName } from './keyNames';
import { keys, type ValueType } from './keys';

/** A rule of a TextMate grammar, as far as this one needs it. */
export interface GrammarRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly beginCaptures?: Captures;
  readonly captures?: Captures;
  readonly patterns?: readonly GrammarRule[];
}

type Captures = Readonly<Record<string, { readonly name: string }>>;

export interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly GrammarRule[];
}

/** The grammar that colours a file before the language server has read it, made from the table of the keys. */
export function textMateGrammar(): Grammar {
  return {
    name: 'backup-sync',
    scopeName: 'source.backup-sync',
    fileTypes: ['backupsync'],
    patterns: [
      { name: scope('comment.line.number-sign'), match: '^[ \\t]*#.*$' },
      ...keyNames.map(pairRule),
      {
        match: '^[ \\t]*([^\\s={}#][^={}]*?)[ \\t]*(=)',
        captures: captures('invalid.deprecated.key', 'keyword.operator.assignment'),
      },
      { match: '^[ \\t]*([^\\s={}#][^={}]*?)[ \\t]*(?=\\{|$)', captures: captures('entity.name.type.connection') },
      { name: scope('punctuation.section.block'), match: '[{}]' },
    ],
  };
}

function scope(name: string): string {
  return `${name}.backup-sync`;
}

/** Names for the groups of a match, in their order. */
function captures(...names: readonly string[]): Captures {
  return Object.fromEntries(names.map((name, index) => [index + 1, { name: scope(name) }]));
}

/** Keys are coloured whatever their case; a wrong case is the business of a rule. */
function pairRule(key: KeyName): GrammarRule {
  return {
    begin: `^[ \\t]*((?i:${key}))[ \\t]*(=)`,
    end: '$',
    beginCaptures: captures('variable.other.property', 'keyword.operator.assignment'),
    patterns: valuePatterns[keys[key].valueType],
  };
}

const separator: GrammarRule = { name: scope('punctuation.separator'), match: ';' };
const secret: GrammarRule = {
  match: '(\\$\\{secret:)([^}\\s]*)(\\})',
  captures: captures(
    'punctuation.definition.template-expression',
    'variable.other.secret',
    'punctuation.definition.template-expression',
  ),
};

const valuePatterns: Readonly<Record<ValueType, readonly GrammarRule[]>> = {
  databaseName: [separator, { name: scope('string.unquoted'), match: '[^;\\s]+' }],
  cron: [
    { name: scope('keyword.other.macro'), match: '@\\w+' },
    { name: scope('constant.language'), match: '[A-Za-z]+' },
    { name: scope('constant.numeric'), match: '[0-9]+' },
    { name: scope('keyword.operator'), match: '[*,/-]' },
  ],
  ftpUrl: [
    { name: scope('keyword.other.scheme'), match: '\\b[A-Za-z]+://' },
    secret,
    { name: scope('variable.parameter.placeholder'), match: '(?<=@)%s' },
    { name: scope('constant.numeric.port'), match: '(?<=%s:)[0-9]+' },
    { name: scope('variable.other.constant.volume'), match: '/[vr][0-9]{4}\\b' },
    { name: scope('string.unquoted'), match: '[^\\s/%$]+|[^\\s]' },
  ],
  nodeList: [
    separator,
    { name: scope('constant.numeric'), match: '\\b[0-9]+(?:\\.[0-9]+){3}\\b' },
    { name: scope('string.unquoted'), match: '[^;\\s]+' },
  ],
  verbose: [{ name: scope('constant.language.boolean'), match: '\\b(?:true|false)\\b' }],
  ssh: [{ name: scope('constant.language.side'), match: '\\b(?:client|server)\\b' }],
};
