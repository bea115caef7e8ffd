import type { CheckCode } from '../checks';
import type { DirectiveCode } from '../directives';
import type { PairCode } from '../pairs/codes';
import type { SyntaxCode } from '../syntax/problems';
import type { TextCode } from '../textChecks';
import { cronRules } from './cron';
import { databaseNameRules } from './databaseName';
import { directiveRules } from './directives';
import { ftpUrlRules } from './ftpUrl';
import { keyRules } from './keys';
import { nodeListRules } from './nodeList';
import { pairRules } from './pairs';
import type { RuleTable } from './rule';
import { sshRules } from './ssh';
import { structureRules } from './structure';
import { textRules } from './text';
import { valueRules } from './values';
import { verboseRules } from './verbose';

export type RuleId = SyntaxCode | CheckCode | TextCode | DirectiveCode | PairCode;

/** Every rule there is. A code without a row, or a row without a code, does not compile. */
export const rules: RuleTable<RuleId> = {
  ...structureRules,
  ...keyRules,
  ...valueRules,
  ...databaseNameRules,
  ...cronRules,
  ...ftpUrlRules,
  ...nodeListRules,
  ...verboseRules,
  ...sshRules,
  ...textRules,
  ...directiveRules,
  ...pairRules,
};
