import { listOf, property } from '../../../server/src/wire';
import type { MetricId } from '../metrics';
import type { Place } from '../typing';

/** A request of an editor: what it is called, what it says, and how much is in the answer. */
export interface RequestKind {
  readonly group: 'completion' | 'hover' | 'symbols' | 'formatting' | 'tokens';
  readonly count: MetricId;
  readonly capability: string;
  readonly method: string;
  readonly params: (place: Place) => object;
  /** Whether it is about what was typed just now, and not about another place. */
  readonly isAboutTyped?: boolean;
  readonly countOf: (result: unknown) => number;
  /** Requests about a whole file are asked this often at most. */
  readonly most: number;
}

/** As an editor asks when somebody calls for suggestions. */
export const completionParams = (position: Place): object => ({ position, context: { triggerKind: 1 } });

export const requestKinds: readonly RequestKind[] = [
  {
    group: 'completion',
    count: 'completion-items',
    capability: 'completionProvider',
    method: 'textDocument/completion',
    params: completionParams,
    isAboutTyped: true,
    countOf: (result) => listOf(Array.isArray(result) ? result : property(result, 'items')).length,
    most: Infinity,
  },
  {
    group: 'hover',
    count: 'hover-found',
    capability: 'hoverProvider',
    method: 'textDocument/hover',
    params: (position) => ({ position }),
    countOf: (result) => (result === null ? 0 : 1),
    most: Infinity,
  },
  {
    group: 'symbols',
    count: 'symbols-found',
    capability: 'documentSymbolProvider',
    method: 'textDocument/documentSymbol',
    params: () => ({}),
    countOf: countSymbols,
    most: 20,
  },
  {
    group: 'formatting',
    count: 'formatting-edits',
    capability: 'documentFormattingProvider',
    method: 'textDocument/formatting',
    params: () => ({ options: { tabSize: 2, insertSpaces: true } }),
    countOf: (result) => listOf(result).length,
    most: 20,
  },
  {
    group: 'tokens',
    count: 'tokens-found',
    capability: 'semanticTokensProvider',
    method: 'textDocument/semanticTokens/full',
    params: () => ({}),
    countOf: (result) => listOf(property(result, 'data')).length / 5,
    most: 20,
  },
];

function countSymbols(symbols: unknown): number {
  return listOf(symbols).reduce<number>((sum, symbol) => sum + 1 + countSymbols(property(symbol, 'children')), 0);
}
