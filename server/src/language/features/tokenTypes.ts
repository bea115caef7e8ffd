import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/** Only types that the protocol names, so that every theme has a colour for them. The index is the number in a token. */
const types = [
  'comment',
  'class',
  'property',
  'keyword',
  'string',
  'number',
  'operator',
  'enumMember',
  'variable',
  'parameter',
  'macro',
  'decorator',
] as const;

export type TokenType = (typeof types)[number];

/** The index is the bit in a token. */
const modifiers = ['declaration', 'readonly'] as const;

export type TokenModifier = (typeof modifiers)[number];

/** What the numbers in the tokens mean. */
export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

export const typeNumbers = Object.fromEntries(types.map((type, index) => [type, index])) as Readonly<
  Record<TokenType, number>
>;

export const modifierBits = Object.fromEntries(modifiers.map((modifier, index) => [modifier, 1 << index])) as Readonly<
  Record<TokenModifier, number>
>;
