import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ClusterFacts, Context } from '../../context';
import type { DocumentPart } from '../../document';
import type { KeyName } from '../../schema/keyNames';
import { keys } from '../../schema/keys';
import { showable } from '../../showable';
import { parseIpAddress } from '../../values/ipAddress';
import { splitList } from '../../values/list';
import { knownAddresses, knownDatabases, knownFor, type Known } from './known';
import { listPlaceAt } from './listPlace';
import type { Offer } from './offer';
import type { ValuePlace } from './values';

/** Databases for the item at the caret: those of the source cluster, then those of other blocks. */
export function databaseOffers(place: ValuePlace, document: DocumentPart, context: Context): readonly Offer[] {
  return itemOffers(place, databaseChoices(knownFor(document, place.block, context), ownItems(place)));
}

function databaseChoices({ clusters, links }: Known, own: readonly string[]): readonly Choice[] {
  const { name = '', databases = [] } = clusters.client ?? {};
  const taken = new Set([...own, ...databases]);
  return [
    ...databases.map((label) => ({ label, detail: l10n.t('Database of {0}', name) })),
    ...links
      .part(knownDatabases)
      .filter((label) => !taken.has(label))
      .map((label) => ({ label, detail: l10n.t('In DATABASE_NAME of another block') })),
  ];
}

/** Addresses for the item at the caret, and all of the destination as one offer. */
export function nodeOffers(place: ValuePlace, document: DocumentPart, context: Context): readonly Offer[] {
  const known = knownFor(document, place.block, context);
  const { server } = known.clusters;
  const items = itemOffers(place, nodeChoices(known, ownItems(place)));
  const all = wholeList(place, server ? nodesOf(server) : [], server);
  return place.written === '' ? [...all, ...items] : [...items, ...all];
}

function nodeChoices({ clusters: { client, server }, links }: Known, own: readonly string[]): readonly Choice[] {
  const ofServer = server ? nodesOf(server) : [];
  const taken = new Set([...own, ...ofServer.map(({ label }) => label), ...(client?.addresses ?? [])]);
  const ofBlocks = links
    .part(knownAddresses)
    .filter((address) => !taken.has(address))
    .map((label) => ({ label, detail: l10n.t('In REMOTE_NODES of another block') }));
  return [...ofServer, ...ofBlocks];
}

/** So many values are proposed in the place of one that is still to be written. */
const MOST_PROPOSED = 10;

/** The values that a new DATABASE_NAME or REMOTE_NODES may have; all nodes of the destination are one. */
export function likelyValues(key: KeyName, known: Known): readonly string[] {
  const labels = (choices: readonly Choice[]): readonly string[] => choices.map(({ label }) => label);
  switch (keys[key].valueType) {
    case 'databaseName':
      return labels(databaseChoices(known, [])).slice(0, MOST_PROPOSED);
    case 'nodeList': {
      const all = labels(known.clusters.server ? nodesOf(known.clusters.server) : []).join('; ');
      return all === '' ? labels(nodeChoices(known, [])).slice(0, MOST_PROPOSED) : [all];
    }
    default:
      return [];
  }
}

/** What the list has is known of this block alone, if nobody else has it. */
function ownItems({ written }: ValuePlace): readonly string[] {
  return splitList(written).items.map(({ text }) => text);
}

interface Choice {
  readonly label: string;
  readonly detail: string;
  /** The name by which a node may be asked for, too. */
  readonly node?: string | undefined;
}

/** The nodes of a cluster that have an address, in the order in which the addresses are given. */
function nodesOf({ name, addresses, nodeNames = {} }: ClusterFacts): readonly Choice[] {
  return [...new Set(addresses ?? Object.keys(nodeNames))]
    .filter((address) => parseIpAddress(address).kind === 'v4')
    .map((label) => {
      const node = Object.hasOwn(nodeNames, label) ? nodeNames[label] : undefined;
      return { label, node, detail: node === undefined ? l10n.t('Node of {0}', name) : `${name} ${node}` };
    });
}

/** What the list does not have yet, for the item at the caret. */
function itemOffers(place: ValuePlace, choices: readonly Choice[]): readonly Offer[] {
  const { key, written, caret } = place;
  const found = listPlaceAt(written, caret);
  if (!found) {
    return [];
  }
  const others = new Set(
    splitList(written).items.flatMap(({ offset, text }) => (offset === found.item.offset ? [] : text)),
  );
  return choices
    .filter(({ label }) => !others.has(label))
    .map(({ label, detail, node }): Offer => ({
      slot: place.slot(found.item),
      kind: CompletionItemKind.Value,
      label,
      detail,
      text: label,
      ...(node !== undefined && { filter: `${label} ${node}` }),
      topic: { kind: 'key', name: key },
    }));
}

/** Nobody who has written the list, or something that no address begins with, is offered all of it again. */
function wholeList(
  { key, written, whole }: ValuePlace,
  nodes: readonly Choice[],
  server: ClusterFacts | undefined,
): readonly Offer[] {
  const list = nodes.map(({ label }) => label).join('; ');
  if (!server || nodes.length < 2 || list === written || (whole.typed !== '' && showable(whole.typed) === undefined)) {
    return [];
  }
  return [
    {
      slot: whole,
      kind: CompletionItemKind.Value,
      label: l10n.t('All nodes of {0}', server.name),
      detail: list,
      text: list,
      topic: { kind: 'key', name: key },
      whole: true,
    },
  ];
}
