import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import { textIn, type ConnectionDocument } from '../document';
import { mostValueUnits } from '../limits';
import { remembering } from '../remembered';
import { keyAt } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { endOf, type BlockNode, type PairNode, type Span } from '../syntax/nodes';
import { describeCron, parseCron } from '../values/cron';
import { parseNodeList } from '../values/nodeList';
import { Surroundings } from './surroundings';

/** Words beside values in a range: what a schedule means, and which node has an address. */
export function inlayHints(document: ConnectionDocument, range: Range, context: Context): InlayHint[] {
  const start = document.lines.offsetAt(range.start);
  const seen: Span = { offset: start, length: document.lines.offsetAt(range.end) - start };
  return hintsIn(document, seen, context)
    .filter(({ offset }) => meets({ offset, length: 0 }, seen))
    .map(({ offset, label, tooltip }) => ({
      position: document.lines.positionAt(offset),
      label,
      paddingLeft: true,
      ...(tooltip !== undefined && { tooltip }),
    }));
}

/** Words behind the text that ends at an offset. */
interface Hint {
  readonly offset: number;
  readonly label: string;
  /** The words in full, where the label had no room for them. */
  readonly tooltip?: string;
}

/** The hints of all pairs that a span meets. Nothing else is read: editors ask for the part that is in sight. */
function hintsIn(document: ConnectionDocument, seen: Span, context: Context): readonly Hint[] {
  const makers = makersFor(context, new Surroundings(document, context));
  const hintsOf = (block: BlockNode, pair: PairNode): readonly Hint[] => {
    const written = textIn(document, pair.key);
    const key = keyAt(written, 0, written.length);
    const make = key === undefined || pair.value.length > mostValueUnits ? undefined : makers[keys[key].valueType];
    const hints = make?.(textIn(document, pair.value), block) ?? [];
    return hints.map((hint) => ({ ...hint, offset: pair.value.offset + hint.offset }));
  };
  return document.tree
    .childrenBetween(seen.offset, endOf(seen))
    .flatMap((block) =>
      block.kind === 'block'
        ? block.children.flatMap((pair) => (pair.kind === 'pair' && meets(pair, seen) ? hintsOf(block, pair) : []))
        : [],
    );
}

function meets(one: Span, other: Span): boolean {
  return one.offset <= endOf(other) && endOf(one) >= other.offset;
}

/** Makes the hints of a value, with offsets from its start. */
type Maker = (value: string, block: BlockNode) => readonly Hint[];

function makersFor(
  { settings, clusters = [] }: Context,
  surroundings: Surroundings,
): Partial<Record<ValueType, Maker>> {
  const { schedules, nodes } = settings.inlayHints ?? { schedules: true, nodes: true };
  const areNamed = clusters.some(({ nodeNames }) => nodeNames !== undefined);
  return {
    ...(schedules && { cron: scheduleHints }),
    ...(nodes && areNamed && { nodeList: (value, block) => nodeHints(value, block, surroundings) }),
  };
}

function scheduleHints(value: string): readonly Hint[] {
  const words = scheduleWords(value);
  if (words === undefined) {
    return [];
  }
  const isShort = words.length <= MOST_UNITS;
  return [{ offset: value.length, ...(isShort ? { label: words } : { label: shortened(words), tooltip: words }) }];
}

/** A longer label would push the rest of a line out of sight. */
const MOST_UNITS = 60;

function shortened(words: string): string {
  return `${words.slice(0, MOST_UNITS - 1).trimEnd()}…`;
}

/** A few schedules stand in many blocks, and editors ask whenever somebody scrolls. */
const scheduleWords = remembering(500, (value: string): string | undefined => {
  const cron = parseCron(value);
  return cron.valid ? describeCron(cron) : undefined;
});

function nodeHints(value: string, block: BlockNode, surroundings: Surroundings): readonly Hint[] {
  return parseNodeList(value).nodes.flatMap(({ offset, length, text, address }) => {
    const named = address.kind === 'none' ? undefined : surroundings.nodeAt(text, block);
    return named ? [{ offset: offset + length, label: `${named.cluster} ${named.node}` }] : [];
  });
}
