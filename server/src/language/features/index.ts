/**
 * The second door to the language: what somebody has to ask for. With it come calendars, words for schedules and the
 * pages of the rules, so programs load it when they are asked, and never for diagnostics.
 */
export { describeCron, nextRuns } from '../values/cron';
export { ruleDocs } from '../rules/docs/index';
export { codeActions } from './codeActions';
export { codeLenses } from './codeLenses';
export { completion, resolveCompletion } from './completion';
export { documentLinks } from './documentLinks';
export { applyChanges } from './edits';
export { canonicalChanges, fixAllChanges } from './fixAll';
export { foldingRanges } from './foldingRanges';
export { formatting, formattingChanges, rangeFormatting } from './formatting';
export { hover } from './hover';
export { inlayHints } from './inlayHints';
export { definition, documentHighlights, references } from './navigation';
export { prepareRename, rename } from './rename';
export { entriesToRename } from './renameEntries';
export type { Refused, Renaming } from './renameAnswer';
export { selectionRanges } from './selectionRanges';
export { semanticTokens } from './semanticTokens';
export { signatureHelp } from './signatureHelp';
export { documentSymbols, flatSymbols } from './symbols';
export { findBlocks, workspaceSymbol } from './workspaceSymbols';
