import type { Block } from '../../blocks';
import type { Context } from '../../context';
import type { ConnectionDocument, DocumentPart } from '../../document';
import { clustersOf, type LinkedClusters } from '../../pairs/clusters';
import { linksOf, withDocument, type Links } from '../../pairs/links';
import { parseIpAddress } from '../../values/ipAddress';
import { findSecrets } from '../../values/secret';
import { summarize, type BlockSummary } from '../../workspace';

/** What is known for a block beside its text. */
export interface Known {
  readonly links: Links;
  /** The clusters that it links; none as long as it has no name. */
  readonly clusters: LinkedClusters;
}

export function knownFor({ whole, start: from }: DocumentPart, { node }: Block, context: Context): Known {
  const { line, character } = whole.lines.positionAt(from + node.name.offset);
  const summary = summarize(whole).find(({ range: { start } }) => start.line === line && start.character === character);
  const current = withDocument(context, whole);
  return { links: linksOf(current), clusters: summary ? clustersOf(summary, current) : {} };
}

/** More addresses or databases of other blocks are not offered at once: nobody reads a list of thousands. */
const mostKnown = 200;

/** The first addresses of all blocks, each once. What is none may be anything, and is left out. */
export function knownAddresses({ blocks }: Links): readonly string[] {
  return firstOf(blocks, ({ remoteNodes }) => remoteNodes.filter((address) => parseIpAddress(address).kind === 'v4'));
}

/** The first databases of all blocks, each once. */
export function knownDatabases({ blocks }: Links): readonly string[] {
  return firstOf(blocks, ({ databases }) => databases);
}

function firstOf(blocks: readonly BlockSummary[], wordsOf: (block: BlockSummary) => readonly string[]) {
  const words = new Set<string>();
  for (let index = 0; index < blocks.length && words.size < mostKnown; index += 1) {
    const block = blocks[index];
    (block ? wordsOf(block) : []).forEach((word) => words.add(word));
  }
  return [...words].slice(0, mostKnown);
}

export type UrlKey = 'LOCAL_URL' | 'REMOTE_URL';

/** The volumes that the blocks of a workspace name, by the key whose URL names them. */
export function knownVolumes({ blocks }: Links): Readonly<Record<UrlKey, ReadonlySet<string>>> {
  const volumes = { LOCAL_URL: new Set<string>(), REMOTE_URL: new Set<string>() };
  for (const { localVolume, remoteVolume } of blocks) {
    if (localVolume !== undefined) {
      volumes.LOCAL_URL.add(localVolume);
    }
    if (remoteVolume !== undefined) {
      volumes.REMOTE_URL.add(remoteVolume);
    }
  }
  return volumes;
}

/** Asked for at every key that is typed in a password, of a document that stays the same meanwhile. */
const secrets = new WeakMap<ConnectionDocument, readonly string[]>();

/** More are not offered at once: a file with hundreds of connections has a secret or two for each. */
const mostSecrets = 100;

/** The names of the first secrets that a document uses, in the order of the text. */
export function secretsOf({ whole }: DocumentPart): readonly string[] {
  let names = secrets.get(whole);
  if (!names) {
    names = [...firstSecrets(whole)];
    secrets.set(whole, names);
  }
  return names;
}

function firstSecrets({ segments }: ConnectionDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of segments.all) {
    for (const { valid, name } of findSecrets(text)) {
      if (valid && names.size < mostSecrets) {
        names.add(name);
      }
    }
    if (names.size === mostSecrets) {
      break;
    }
  }
  return names;
}
