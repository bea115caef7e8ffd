import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Context } from '../../context';
import type { DocumentPart } from '../../document';
import type { LinkedClusters } from '../../pairs/clusters';
import { linksOf, withDocument, type Links } from '../../pairs/links';
import { otherSide } from '../../pairs/sides';
import type { KeyName } from '../../schema/keyNames';
import { allowedKeys, keys, sides, type Side } from '../../schema/keys';
import { passwordName, proposalsFor, type Proposal } from '../../schema/proposals';
import { choiceOf, literal, numberedOn } from '../../schema/snippets';
import { showableWord } from '../../showable';
import { endOf, type Span } from '../../syntax/nodes';
import { lineBreakOf } from '../../text';
import type { Place } from '../place';
import { oneLine } from '../oneLine';
import { missingBlocks, type MissingBlock } from './missing';
import { newValue } from './newValue';
import { slotOf, type Offer } from './offer';
import { secretName } from './url';

/** Whole blocks: those that connections lack first, then a new one for each side. */
export function blockOffers(document: DocumentPart, replace: Span, caret: number, context: Context): readonly Offer[] {
  const links = linksOf(withDocument(context, document.whole));
  const offer = (block: NewBlock, label: string): Offer => ({
    slot: slotOf(document.text, replace, caret),
    kind: CompletionItemKind.Struct,
    label,
    detail: sideDetail(block.side),
    // Whatever word was typed on the line, it is the beginning of this block.
    filter: (showableWord(document.text, replace) ?? '') + label,
    topic: { kind: 'block', name: block.side },
    whole: true,
    ...blockText(block, document, endOf(replace), links),
  });
  const name = freeName(links, context);
  return [
    ...missingBlocks(document, context).map((block) => offer(block, missingLabel(block))),
    ...sides.map((side) => offer({ name, side, isFree: true, clusters: {} }, sideLabel(side))),
  ];
}

/** Names for a block that lack just its side; any name where the block does not say which side it is. */
export function nameOffers(
  document: DocumentPart,
  { block, replace }: Extract<Place, { kind: 'name' }>,
  caret: number,
  context: Context,
): readonly Offer[] {
  return missingBlocks(document, context)
    .filter(({ name, side }) => name !== block.name && (block.side === undefined || block.side === side))
    .map((missing) => ({
      slot: slotOf(document.text, replace, caret),
      kind: CompletionItemKind.Reference,
      label: missing.name,
      detail: missingDetail(missing),
      text: missing.name,
    }));
}

function missingLabel({ name, side, file, clusters }: MissingBlock): string {
  return file === undefined ? settledLabel(side, name, clusters) : partnerLabel(side, name, file);
}

function missingDetail({ side, file }: MissingBlock): string {
  return file === undefined ? l10n.t('Named in backupSync.connections') : partnerDetail(otherSide[side], file);
}

function settledLabel(side: Side, name: string, { clientName = '', serverName = '' }: LinkedClusters): string {
  return side === 'client'
    ? l10n.t('{0} (client block; for {1})', name, oneLine(clientName))
    : l10n.t('{0} (server block; for {1})', name, oneLine(serverName));
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

/** `Connection1`, or with the first number that no block and no setting has. */
function freeName({ workspace: { byName } }: Links, { settings: { connections = [] } }: Context): string {
  const settled = new Set(connections.map(({ name }) => name));
  let number = 1;
  while (byName.has(`Connection${number}`) || settled.has(`Connection${number}`)) {
    number += 1;
  }
  return `Connection${number}`;
}

/** A block to be written. */
interface NewBlock extends Pick<MissingBlock, 'name' | 'side' | 'clusters'> {
  /** Whether the name is a proposal. That of a connection which is there stays. */
  readonly isFree?: boolean;
}

/** The lines of a block. Only at the end of a text they need a line break behind them. */
function blockText(
  { name, side, isFree = false, clusters }: NewBlock,
  document: DocumentPart,
  end: number,
  links: Links,
): Required<Pick<Offer, 'text' | 'snippet'>> {
  const lineBreak = lineBreakOf(document.whole.segments.all[0]?.text ?? '');
  const last = document.start + end === document.whole.segments.length ? [''] : [];
  const block = (head: string, values: readonly string[]): string =>
    [head, '{', ...values, '}', ...last].join(lineBreak);
  const pairs = allowedKeys[side].map((key) => ({ key, ...valueOf(key, { name, side, isFree, clusters }, links) }));
  const [head = '', ...values] = numberedOn([
    isFree ? choiceOf([name]) : literal(name),
    ...pairs.map(({ key, snippet }) => `${key} = ${snippet}`),
  ]);
  return {
    text: block(
      name,
      pairs.map(({ key, text }) => `${key} = ${text}`),
    ),
    snippet: block(head, values),
  };
}

/** The side is that of the block, and what has a few common values has all of them to choose from. */
function valueOf(
  key: KeyName,
  { name, side, isFree, clusters }: NewBlock,
  links: Links,
): Pick<Proposal, 'text' | 'snippet'> {
  switch (keys[key].valueType) {
    case 'ssh':
      return { text: side, snippet: side };
    case 'cron':
    case 'verbose': {
      const values = proposalsFor(key).map(({ text }) => text);
      return { text: values[0] ?? '', snippet: choiceOf(values) };
    }
    default: {
      const secret = { secret: secretName(name, key), ...(isFree && { secretSnippet: `\${1}_${passwordName(key)}` }) };
      return newValue(key, secret, { links, clusters }) ?? { text: '', snippet: '' };
    }
  }
}
