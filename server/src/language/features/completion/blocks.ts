import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Context } from '../../context';
import type { DocumentPart } from '../../document';
import type { Links } from '../../pairs/links';
import { otherSide } from '../../pairs/sides';
import { allowedKeys, sides, type Side } from '../../schema/keys';
import { proposalsFor } from '../../schema/proposals';
import { showableWord } from '../../showable';
import { endOf, type Span } from '../../syntax/nodes';
import { lineBreakOf } from '../../text';
import type { Place } from '../place';
import { linksFor, lonelyConnections } from './known';
import { slotOf, type Offer } from './offer';
import { secretName } from './url';

/** Whole blocks: the missing sides of connections first, then a new one for each side. */
export function blockOffers(document: DocumentPart, replace: Span, caret: number, context: Context): readonly Offer[] {
  const links = linksFor(document, context);
  const offer = (side: Side, name: string, label: string, detail: string): Offer => ({
    slot: slotOf(document.text, replace, caret),
    kind: CompletionItemKind.Struct,
    label,
    detail,
    // Whatever word was typed on the line, it is the beginning of this block.
    filter: (showableWord(document.text, replace) ?? '') + label,
    topic: { kind: 'block', name: side },
    whole: true,
    ...blockText(side, name, document, endOf(replace)),
  });
  const missing = lonelyConnections(document, links).map(({ name, missing: side, file }) =>
    offer(side, name, partnerLabel(side, name, file), sideDetail(side)),
  );
  const name = freeName(links);
  return [...missing, ...sides.map((side) => offer(side, name, sideLabel(side), sideDetail(side)))];
}

/** Names for a block that lack just its side; any name where the block does not say which side it is. */
export function nameOffers(
  document: DocumentPart,
  { block, replace }: Extract<Place, { kind: 'name' }>,
  caret: number,
  context: Context,
): readonly Offer[] {
  return lonelyConnections(document, linksFor(document, context))
    .filter(({ name, missing }) => name !== block.name && (block.side === undefined || block.side === missing))
    .map(({ name, missing, file }) => ({
      slot: slotOf(document.text, replace, caret),
      kind: CompletionItemKind.Reference,
      label: name,
      detail: partnerDetail(otherSide[missing], file),
      text: name,
    }));
}

function partnerLabel(side: Side, name: string, file: string): string {
  return side === 'client'
    ? l10n.t('{0} (client block; other side of {1})', name, file)
    : l10n.t('{0} (server block; other side of {1})', name, file);
}

function partnerDetail(side: Side, file: string): string {
  return side === 'client'
    ? l10n.t('Has only its client side, in {0}', file)
    : l10n.t('Has only its server side, in {0}', file);
}

function sideLabel(side: Side): string {
  return side === 'client' ? l10n.t('Client block') : l10n.t('Server block');
}

function sideDetail(side: Side): string {
  return side === 'client'
    ? l10n.t('A connection on the cluster that has the backups')
    : l10n.t('A connection on the cluster that receives the backups');
}

/** `Connection1`, or with the first number that no block has. */
function freeName({ workspace: { byName } }: Links): string {
  let number = 1;
  while (byName.has(`Connection${number}`)) {
    number += 1;
  }
  return `Connection${number}`;
}

/** The lines of a block. Only at the end of a text they need a line break behind them. */
function blockText(
  side: Side,
  name: string,
  document: DocumentPart,
  end: number,
): Required<Pick<Offer, 'text' | 'snippet'>> {
  const lineBreak = lineBreakOf(document.whole.segments.all[0]?.text ?? '');
  const pairs = allowedKeys[side].map((key) => {
    const proposal = key === 'SSH' ? undefined : proposalsFor(key, { secret: secretName(name, key) })[0];
    return { key, value: proposal ?? { text: side, snippet: side } };
  });
  const block = (head: string, values: readonly string[]): string =>
    [head, '{', ...values, '}', ...(document.start + end === document.whole.segments.length ? [''] : [])].join(
      lineBreak,
    );
  return {
    text: block(
      name,
      pairs.map(({ key, value }) => `${key} = ${value.text}`),
    ),
    snippet: block(
      `\${1:${name}}`,
      numberedOn(
        pairs.map(({ key, value }) => `${key} = ${value.snippet}`),
        1,
      ),
    ),
  };
}

/** Snippets for one text: the places to fill in of each are counted on from those of the one before. */
function numberedOn(snippets: readonly string[], last: number): readonly string[] {
  let stop = last;
  return snippets.map((snippet) =>
    snippet.replace(/\$\{\d+/g, () => {
      stop += 1;
      return `\${${stop}`;
    }),
  );
}
