import * as l10n from '@vscode/l10n';
import type { ConnectionSetting, Context } from '../context';
import { linksOf, type Links } from '../pairs/links';
import { fileKey, roleOf } from '../pairs/settings';
import type { BlockSummary } from '../workspace';
import { refused, type Refused, type Renaming } from './renameAnswer';
import { namesakes } from './together';

/** The entries of a context's `backupSync.connections` that have to get the new name too. */
export function entriesToRename({ blocks }: Renaming, context: Context): readonly ConnectionSetting[] | Refused {
  return entriesOf(blocks, linksOf(context));
}

/**
 * The entries that mean a connection: those that name one of its files, else the only one that names none, if that can
 * mean no other connection.
 */
export function entriesOf(blocks: readonly BlockSummary[], links: Links): readonly ConnectionSetting[] | Refused {
  const { byFile, byName } = links.entries;
  const named = blocks.flatMap((block) =>
    (byFile.get(fileKey(block.name, block.uri)) ?? []).filter((entry) => speaksOf(block, entry)),
  );
  if (named.length > 0) {
    return [...new Set(named)];
  }
  const name = blocks[0]?.name ?? '';
  const [entry, second] = byName.get(name) ?? [];
  if (!entry) {
    return [];
  }
  const own = new Set(blocks);
  const isShared = namesakes(name, links).some((block) => !own.has(block) && links.entryOf(block) === entry);
  return second || isShared
    ? refused(
        l10n.t(
          'An entry of backupSync.connections has this name, and nothing tells whether it means this connection. Add clientFile and serverFile to it, then rename again.',
        ),
      )
    : [entry];
}

function speaksOf({ uri, side }: BlockSummary, entry: ConnectionSetting): boolean {
  const role = roleOf(entry, uri);
  return role === undefined || side === undefined || side === role;
}
