import type { CheckCode } from '../checks';
import type { SyntaxCode } from '../syntax/problems';
import { cronRules } from './cron';
import { keyRules } from './keys';
import type { RuleTable } from './rule';
import { structureRules } from './structure';

export type RuleId = SyntaxCode | CheckCode;

/** Every rule there is. A code without a row, or a row without a code, does not compile. */
export const rules: RuleTable<RuleId> = {
  ...structureRules,
  ...keyRules,
  ...cronRules,
};
