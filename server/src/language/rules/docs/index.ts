import type { RuleId } from '../index';
import { cronRuleDocs } from './cron';
import { databaseNameRuleDocs } from './databaseName';
import { directiveRuleDocs } from './directives';
import type { ExampleFile, RuleDocsTable } from './docs';
import { ftpUrlRuleDocs } from './ftpUrl';
import { keyRuleDocs } from './keys';
import { nodeListRuleDocs } from './nodeList';
import { pairRuleDocs } from './pairs';
import { sshRuleDocs } from './ssh';
import { structureRuleDocs } from './structure';
import { textRuleDocs } from './text';
import { valueRuleDocs } from './values';
import { verboseRuleDocs } from './verbose';

/** What there is to read about every rule. A rule without an entry does not compile. */
export const ruleDocs = {
  ...structureRuleDocs,
  ...keyRuleDocs,
  ...valueRuleDocs,
  ...databaseNameRuleDocs,
  ...cronRuleDocs,
  ...ftpUrlRuleDocs,
  ...nodeListRuleDocs,
  ...verboseRuleDocs,
  ...sshRuleDocs,
  ...textRuleDocs,
  ...directiveRuleDocs,
  ...pairRuleDocs,
} satisfies RuleDocsTable<RuleId, string | readonly ExampleFile[]>;
