import type { Range, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';

/** What the numbers in the tokens mean. */
export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [], tokenModifiers: [] };

/** The tokens of a document, or of a range of it. */
export function semanticTokens(_document: ConnectionDocument, _range?: Range): SemanticTokens {
  return { data: [] };
}
