import { cronRules } from '../../../server/src/language/rules/cron';
import { databaseNameRules } from '../../../server/src/language/rules/databaseName';
import { ftpUrlRules } from '../../../server/src/language/rules/ftpUrl';
import { nodeListRules } from '../../../server/src/language/rules/nodeList';
import type { Problem } from '../../../server/src/language/rules/problem';
import type { RuleTable } from '../../../server/src/language/rules/rule';
import { sshRules } from '../../../server/src/language/rules/ssh';
import { verboseRules } from '../../../server/src/language/rules/verbose';
import { parseSsh, parseVerbose } from '../../../server/src/language/values/choice';
import { parseCron } from '../../../server/src/language/values/cron';
import { parseDatabaseName } from '../../../server/src/language/values/databaseName';
import { parseFtpUrl } from '../../../server/src/language/values/ftpUrl';
import { parseNodeList } from '../../../server/src/language/values/nodeList';

export interface ValueType {
  readonly key: string;
  readonly parse: (text: string) => { readonly problems: readonly Problem[] };
  readonly rules: RuleTable<string>;
  /** Values without an error, to make others from. */
  readonly valid: readonly string[];
  /** What the others are made with. */
  readonly pieces: readonly string[];
}

/** The six types of values, with what the tests need of each. */
export const valueTypes: readonly ValueType[] = [
  {
    key: 'DATABASE_NAME',
    parse: parseDatabaseName,
    rules: databaseNameRules,
    valid: ['exa_db1', 'exa_db1; exa_db2'],
    pieces: [...Array.from('a1_;, "ä'), '😀', '; '],
  },
  {
    key: 'START_CYCLE',
    parse: parseCron,
    rules: cronRules,
    valid: ['*/2 * * * *', '0,30 8-18/2 1-15,31 JAN-MAR,12 MON-FRI', '0 22-2 * * FRI-SUN', '@daily', '@reboot'],
    pieces: [
      ...Array.from('0123456789*/,-? \t#;L@~'),
      '\u00a0',
      '😀',
      'MON',
      'feb',
      '99999999999999999999',
      '*/0',
      '1-',
    ],
  },
  {
    key: 'LOCAL_URL',
    parse: parseFtpUrl,
    rules: ftpUrlRules,
    valid: [
      'ftp://FTPbackup:**PW**@%s/v0003',
      'ftp://u:${secret:LOCAL}@%s:2021/v0003',
      'ftp://u:p%%40ss:w@rd@%s/v0003/',
    ],
    pieces: [
      ...Array.from('%s@:/?#[]\\ "\'$|(.*-20'),
      '%%',
      '%40',
      '${secret:',
      '}',
      '@%s',
      '\u00a0',
      '😀',
      '//',
      '%(',
      'ftp',
    ],
  },
  {
    key: 'REMOTE_NODES',
    parse: parseNodeList,
    rules: nodeListRules,
    valid: ['10.60.102.11; 10.60.102.12', '10.60.102.11'],
    pieces: [...Array.from('0123456789.:;,/- n[]%'), '; ', '256', '::', '１', '😀', '10.60.102.11', '-99'],
  },
  {
    key: 'Verbose',
    parse: parseVerbose,
    rules: verboseRules,
    valid: ['true', 'false'],
    pieces: [...Array.from('truefals 1T')],
  },
  { key: 'SSH', parse: parseSsh, rules: sshRules, valid: ['client', 'server'], pieces: [...Array.from('clientsrv C')] },
];
