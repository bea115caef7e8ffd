/** The door to the language of Connection files: everything that other folders may use. */
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
export { codeActionKinds, codeActions } from './features/codeActions';
export { codeLenses } from './features/codeLenses';
export { completion, completionTriggers, resolveCompletion } from './features/completion';
export { diagnostics, toDiagnostic } from './features/diagnostics';
export { documentLinks } from './features/documentLinks';
export { applyChanges } from './features/edits';
export { canonicalChanges, fixAllChanges } from './features/fixAll';
export { foldingRanges } from './features/foldingRanges';
export { formatting, formattingChanges, rangeFormatting } from './features/formatting';
export { hover } from './features/hover';
export { inlayHints } from './features/inlayHints';
export { definition, documentHighlights, references } from './features/navigation';
export { prepareRename, rename } from './features/rename';
export { entriesToRename, renamedId } from './features/renameEntries';
export type { Refused, Renaming } from './features/renaming';
export { selectionRanges } from './features/selectionRanges';
export { semanticTokens, semanticTokensLegend } from './features/semanticTokens';
export { signatureHelp } from './features/signatureHelp';
export { documentSymbols, flatSymbols } from './features/symbols';
export { findBlocks, workspaceSymbol } from './features/workspaceSymbols';
export { ruleDocs } from './rules/docs/index';
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
export { findings, levelOf, messageOf, validate, type Finding } from './validate';
export { areSameSummaries, detached, summarize, workspaceOf, type BlockSummary, type Workspace } from './workspace';
export { parseFtpUrl, type FtpUrl } from './values/ftpUrl';
export { findSecrets, type SecretReference } from './values/secret';
export { describeCron, isTimeZone, nextRuns, parseCron, type Cron } from './values/cron';
export { nearestWord } from './values/nearest';
