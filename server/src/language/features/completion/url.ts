import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Block } from '../../blocks';
import type { Context } from '../../context';
import type { DocumentPart } from '../../document';
import type { KeyName } from '../../schema/keyNames';
import { keys } from '../../schema/keys';
import { passwordName, proposalsFor, type Known as KnownOfValue } from '../../schema/proposals';
import { showableWord } from '../../showable';
import { partOf, type Part } from '../../values/characters';
import { findSecrets, isSecretName, secretReference } from '../../values/secret';
import { splitUrl } from '../../values/urlParts';
import { isPlaceholderPassword } from '../../values/urlUser';
import { knownFor, knownVolumes, secretsOf, type Known, type UrlKey } from './known';
import type { Offer, Slot } from './offer';
import type { ValuePlace } from './values';
import { urlPlaceAt } from './urlPlace';
import type { UrlPartName } from './urlWords';

/** The part of a URL that the caret is in, and while the scheme is typed, whole URLs too. Never a password. */
export function urlOffers(place: ValuePlace, document: DocumentPart, context: Context): readonly Offer[] {
  const found = urlPlaceAt(place.written, place.caret);
  if (!found) {
    return [];
  }
  const { part, written } = found;
  const values = makers[part](place, written, document, context);
  const offers = values.map(({ label, detail, text = label, replaced = written }): Offer => ({
    slot: place.slot(replaced),
    kind: CompletionItemKind.Value,
    label,
    detail,
    text,
    topic: { kind: 'urlPart', name: part },
  }));
  return part === 'scheme' ? [...wholeUrls(place, document, context), ...offers] : offers;
}

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly text?: string;
  /** Where it is not the whole part. */
  readonly replaced?: Part;
}

type Maker = (place: ValuePlace, written: Part, document: DocumentPart, context: Context) => readonly Choice[];

const makers: Readonly<Record<UrlPartName, Maker>> = {
  scheme: () => [{ label: 'ftp://', detail: l10n.t('The protocol of archive volumes') }],
  user: userChoices,
  password: passwordChoices,
  host: hostChoices,
  port: (place, written) =>
    isSafe(place.slot(written), /^\d*$/) ? [{ label: '2021', detail: l10n.t('The port of archive volumes') }] : [],
  volume: (place, written, document, context) =>
    isSafe(place.slot(written), /^[vr]?\d{0,4}$/) ? volumeChoices(place, document, context) : [],
};

/** In a URL with a mistake, what stands in front of the caret may be a part of the password: then nothing is offered. */
function isSafe({ typed }: Slot, form: RegExp): boolean {
  return form.test(typed);
}

/** With the colon, where neither it nor the host follows. */
function userChoices({ written: value }: ValuePlace, user: Part): readonly Choice[] {
  const isFollowed = /[:@]/.test(value.charAt(user.offset + user.length));
  const label = 'FTPbackup';
  return [{ label, detail: l10n.t('The account that the document creates'), text: isFollowed ? label : `${label}:` }];
}

/** The placeholder, and behind one that ends the URL the volumes. */
function hostChoices(place: ValuePlace, host: Part, document: DocumentPart, context: Context): readonly Choice[] {
  const { typed } = place.slot(host);
  if (typed === '%s' && place.caret === place.written.length) {
    return volumeChoices(place, document, context).map(({ label, detail }) => ({
      label: `/${label}`,
      detail,
      replaced: partOf(place.written, place.caret, place.caret),
    }));
  }
  return '%s'.startsWith(typed) ? [{ label: '%s', detail: nodesInTurn() }] : [];
}

function nodesInTurn(): string {
  return l10n.t('The address of each node in turn');
}

/** References to secrets: in the place of the whole password, or of the name in a reference that is there. */
function passwordChoices(place: ValuePlace, password: Part, document: DocumentPart): readonly Choice[] {
  const names = secretNames(place, document);
  const detail = l10n.t('A secret that is filled in when the file is uploaded');
  const reference = findSecrets(place.written).find(
    ({ nameOffset, name }) => place.caret >= nameOffset && place.caret <= nameOffset + name.length,
  );
  if (reference) {
    const { nameOffset, name, offset, length } = reference;
    const isClosed = nameOffset + name.length < offset + length;
    const replaced = { offset: nameOffset, length: name.length, text: name };
    return names.map((label) => ({ label, detail, text: isClosed ? label : `${label}}`, replaced }));
  }
  if (place.caret === place.written.length && endsInSecret(password.text)) {
    const behind = partOf(place.written, place.caret, place.caret);
    return [{ label: '@%s', detail: nodesInTurn(), replaced: behind }];
  }
  const { typed } = place.slot(password);
  return secretReference('').startsWith(typed) || isPlaceholderPassword(password.text)
    ? names.map((name) => ({ label: secretReference(name), detail }))
    : [];
}

function endsInSecret(password: string): boolean {
  return findSecrets(password).some(({ valid, offset, length }) => valid && offset + length === password.length);
}

/** A name for this password, then those that the file uses. The one at the caret is still being typed. */
function secretNames({ block, key }: ValuePlace, document: DocumentPart): readonly string[] {
  return [...new Set([ownSecret(block, key, document), ...secretsOf(document)])];
}

/** The name of a secret for the password of a URL of this block. */
export function ownSecret({ node }: Block, key: KeyName, { text }: DocumentPart): string {
  return secretName(showableWord(text, node.name) ?? '', key);
}

/** The name of a secret for a connection's password. Secrets are kept per folder, so the connection is a part of it. */
export function secretName(connection: string, key: KeyName): string {
  const long = `${connection}_${passwordName(key)}`;
  return isSecretName(long) ? long : passwordName(key);
}

function volumeChoices(place: ValuePlace, document: DocumentPart, context: Context): readonly Choice[] {
  const { block, key, written } = place;
  const volumes = volumesFor(key, written, knownFor(document, block, context));
  const [example] = /[vr]\d{4}$/.exec(keys[key].example) ?? [];
  return volumes.length > 0 || example === undefined
    ? volumes
    : [{ label: example, detail: l10n.t('The volume of the example in the document') }];
}

/** Those of the cluster on this side, then those that other blocks name for this side. */
function volumesFor(key: KeyName, written: string, { clusters, links }: Known): readonly Choice[] {
  if (!isUrlKey(key)) {
    return [];
  }
  const cluster = key === 'LOCAL_URL' ? clusters.client : clusters.server;
  const ofCluster = cluster?.archiveVolumes ?? [];
  const ofBlocks = links.part(knownVolumes)[key];
  const own = splitUrl(written).path.text.slice(1);
  return [
    ...ofCluster.map((label) => ({ label, detail: l10n.t('Archive volume of {0}', cluster?.name ?? '') })),
    ...[...ofBlocks]
      .filter((label) => label !== own && !ofCluster.includes(label))
      .map((label) => ({ label, detail: l10n.t('In the {0} of another block', key) })),
  ];
}

function isUrlKey(key: KeyName): key is UrlKey {
  return key === 'LOCAL_URL' || key === 'REMOTE_URL';
}

/** The volume that a new URL has. */
export function likelyVolume(key: KeyName, written: string, known: Known): Pick<KnownOfValue, 'volume'> {
  const volume = volumesFor(key, written, known)[0]?.label;
  return volume === undefined ? {} : { volume };
}

/** Whole URLs with what is known of their place, first the one that refers to a secret. */
function wholeUrls(place: ValuePlace, document: DocumentPart, context: Context): readonly Offer[] {
  const { block, key, written } = place;
  const known = likelyVolume(key, written, knownFor(document, block, context));
  return proposalsFor(key, { secret: ownSecret(block, key, document), ...known }).map(({ text, snippet, detail }) => ({
    slot: place.whole,
    kind: CompletionItemKind.Value,
    label: text,
    detail: detail(),
    text,
    snippet,
    topic: { kind: 'key', name: key },
    whole: true,
  }));
}
