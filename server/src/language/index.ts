/** The door to the language of Connection files: all that checks need. What has to be asked for is behind `features/index`. */
export { codeActionKinds, completionTriggers, semanticTokensLegend } from './announced';
export { connectionsOf, looksLikeConnectionFile, type Connection } from './connections';
export {
  defaultContext,
  type ClusterFacts,
  type ConnectionSetting,
  type Context,
  type EditorFacts,
  type FileSettings,
  type RuleLevels,
} from './context';
export { changedDocument, readDocument, type ConnectionDocument } from './document';
export { diagnostics, toDiagnostic } from './features/diagnostics';
export { clustersOf, timeZoneOf, type LinkedClusters } from './pairs/clusters';
export { partnerOf, withDocument } from './pairs/links';
export type { Partner } from './pairs/partners';
export { settingProblems, type SettingProblem } from './pairs/settingProblems';
export { rules, type RuleId } from './rules/index';
export type { Problem } from './rules/problem';
export type { Fix, Level, Rule, TextChange } from './rules/rule';
export { canonicalKey, keyNames, type KeyName } from './schema/keyNames';
export { keys, type KeySpec, type Side } from './schema/keys';
export { blocksOf, pairsOf, textOf } from './syntax/nodes';
export { breaksOff, isRestOfUrl } from './showable';
export { Lines, type PositionEncoding } from './text';
export { unsendable } from './unseen';
export type { Finding } from './shown';
export { findings, levelOf, messageOf, validate } from './validate';
export { areSameSummaries, detached, summarize, workspaceOf, type BlockSummary, type Workspace } from './workspace';
export { parseFtpUrl, type FtpUrl } from './values/ftpUrl';
export { findSecrets, type SecretReference } from './values/secret';
export { parseCron, type Cron } from './values/cronParse';
export { isTimeZone } from './values/zones';
export { nearestWord } from './values/nearest';
