import * as l10n from '@vscode/l10n';
import { cronRules } from '../cron';
import { databaseNameRules } from '../databaseName';
import { directiveRules } from '../directives';
import { ftpUrlRules } from '../ftpUrl';
import type { RuleId } from '../index';
import { keyRules } from '../keys';
import { nodeListRules } from '../nodeList';
import { pairRules } from '../pairs';
import { sshRules } from '../ssh';
import { structureRules } from '../structure';
import { textRules } from '../text';
import { valueRules } from '../values';
import { verboseRules } from '../verbose';

/** Rules that somebody looks for in one place. */
export interface RuleGroup {
  readonly title: () => string;
  readonly ids: readonly RuleId[];
}

/** All rules, each in one group, in the order of the page. */
export function ruleGroups(): readonly RuleGroup[] {
  const pairIds = (prefix: string) => idsOf(pairRules).filter((id) => id.startsWith(prefix));
  return [
    { title: () => l10n.t('Structure'), ids: idsOf(structureRules) },
    { title: () => l10n.t('Keys'), ids: idsOf(keyRules) },
    { title: () => l10n.t('Values of any kind'), ids: idsOf(valueRules) },
    { title: () => 'DATABASE_NAME', ids: idsOf(databaseNameRules) },
    { title: () => 'START_CYCLE', ids: idsOf(cronRules) },
    { title: () => l10n.t('LOCAL_URL and REMOTE_URL'), ids: idsOf(ftpUrlRules) },
    { title: () => 'REMOTE_NODES', ids: idsOf(nodeListRules) },
    { title: () => l10n.t('Verbose and SSH'), ids: [...idsOf(verboseRules), ...idsOf(sshRules)] },
    { title: () => l10n.t('Text of the file'), ids: idsOf(textRules) },
    { title: () => l10n.t('Directives'), ids: idsOf(directiveRules) },
    { title: () => l10n.t('Both sides of a connection'), ids: pairIds('pair-') },
    { title: () => l10n.t('Settings'), ids: pairIds('setting-') },
    { title: () => l10n.t('Clusters'), ids: pairIds('cluster-') },
  ];
}

function idsOf<Id extends RuleId>(table: Readonly<Record<Id, unknown>>): readonly Id[] {
  return Object.keys(table) as Id[];
}
