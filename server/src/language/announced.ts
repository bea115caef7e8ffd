import { CodeActionKind } from 'vscode-languageserver-types';

/** What a server says of its features before it has loaded them. */
export { semanticTokensLegend } from './features/tokenTypes';

/** The kind for `editor.codeActionsOnSave`. */
export const sourceFixAll = `${CodeActionKind.SourceFixAll}.backupSync`;

/** The kinds of actions that there are. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.Refactor,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  sourceFixAll,
];

/** Behind these an editor asks for completion by itself; `mayPopUp` says where it gets an answer. */
export const completionTriggers = ['=', ' ', ':', '@', '/', '-', ';', ',', '{'] as const;
