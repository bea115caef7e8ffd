import { mostValueUnits } from '../limits';
import type { Problem } from '../rules/problem';
import { endOf, textOf, type Span } from '../syntax/nodes';
import { parseSsh, parseVerbose, type SshCode, type VerboseCode } from '../values/choice';
import { parseCron, type CronCode } from '../values/cronParse';
import { parseDatabaseName, type DatabaseNameCode } from '../values/databaseName';
import { parseFtpUrl, type FtpUrlCode } from '../values/ftpUrl';
import {
  glanceAtCron,
  glanceAtDatabaseName,
  glanceAtFtpUrl,
  glanceAtNodeList,
  glanceAtWords,
  type Glance,
} from '../values/glance';
import { parseNodeList, type NodeListCode } from '../values/nodeList';
import { isQuoted } from '../values/characters';
import type { KeyName } from './keyNames';
import { keys, type ValueType } from './keys';

/** What can be wrong with a value of any type; `rules/values.ts` has a row for each. */
export type AnyValueCode = 'value-quoted' | 'value-too-long' | 'misplaced-url';

/** Everything that can be wrong with a value; each value type has a table of rules of its own. */
export type ValueCode = AnyValueCode | CronCode | DatabaseNameCode | FtpUrlCode | NodeListCode | VerboseCode | SshCode;

type Parser = (text: string) => { readonly problems: readonly Problem<ValueCode>[] };

export const parsers: Readonly<Record<ValueType, Parser>> = {
  databaseName: parseDatabaseName,
  cron: parseCron,
  ftpUrl: parseFtpUrl,
  nodeList: parseNodeList,
  verbose: parseVerbose,
  ssh: parseSsh,
};

export const glances: Readonly<Record<ValueType, Glance>> = {
  databaseName: glanceAtDatabaseName,
  cron: glanceAtCron,
  ftpUrl: glanceAtFtpUrl,
  nodeList: glanceAtNodeList,
  verbose: glanceAtWords('true', 'false'),
  ssh: glanceAtWords('client', 'server'),
};

/** Reads the value of a key and reports what is wrong with it, with offsets from the start of the document. */
export function checkValue(
  text: string,
  key: KeyName,
  value: Span,
  report: (problem: Problem<ValueCode>) => void,
): void {
  const { valueType } = keys[key];
  // Nearly all values are in order: that is told many times faster than what is wrong with the others.
  if (value.length <= mostValueUnits && glances[valueType](text, value.offset, endOf(value))) {
    return;
  }
  const written = textOf(text, value);
  if (isMisplacedUrl(written, valueType)) {
    report({ rule: 'misplaced-url', offset: value.offset, length: value.length });
    return;
  }
  const obstacle = obstacleTo(written);
  if (obstacle !== undefined) {
    report({ rule: obstacle, offset: value.offset, length: value.length, data: { key } });
    return;
  }
  for (const problem of parsers[valueType](written).problems) {
    report(moved(problem, value.offset));
  }
}

/** Whether a value that is no URL has a part of one: it may hold a password, and nothing else is said about it. */
function isMisplacedUrl(value: string, type: ValueType): boolean {
  // A schedule may be a macro, such as @daily.
  return type !== 'ftpUrl' && (value.includes('@', type === 'cron' ? 1 : 0) || value.includes('://'));
}

/** What makes it useless to read a value: whatever else were said would follow from it. */
function obstacleTo(value: string): AnyValueCode | undefined {
  if (value.length > mostValueUnits) {
    return 'value-too-long';
  }
  return isQuoted(value) ? 'value-quoted' : undefined;
}

function moved(problem: Problem<ValueCode>, by: number): Problem<ValueCode> {
  return {
    ...problem,
    offset: problem.offset + by,
    ...(problem.related && { related: problem.related.map((place) => ({ ...place, offset: place.offset + by })) }),
  };
}
