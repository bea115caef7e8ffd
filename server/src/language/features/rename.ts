import * as l10n from '@vscode/l10n';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { linksOf, withDocument, type Links } from '../pairs/links';
import { fileLabel, mostPlaces } from '../pairs/place';
import type { BlockSummary } from '../workspace';
import { entriesOf } from './renameEntries';
import { whyMalformed, whyTaken } from './renameTarget';
import { refused, type Refused, type Renaming } from './renameAnswer';
import { connectionOf, namedAt } from './together';

/** What is renamed at a position, or why nothing can be. */
export function prepareRename(document: ConnectionDocument, position: Position, context: Context): Range | Refused {
  const connection = connectionAt(document, position, linksOf(withDocument(context, document)));
  return 'kind' in connection ? connection : connection.block.range;
}

/**
 * Gives a connection another name: its block at a position and that block's partner, and nothing else that has the name
 * by chance. `entriesToRename` tells which settings have to follow.
 */
export function rename(
  document: ConnectionDocument,
  position: Position,
  newName: string,
  context: Context,
): Renaming | Refused {
  const links = linksOf(withDocument(context, document));
  const connection = connectionAt(document, position, links);
  if ('kind' in connection) {
    return connection;
  }
  const { block, blocks } = connection;
  const malformed = whyMalformed(block.name, newName);
  if (malformed !== undefined) {
    return refused(malformed);
  }
  const entries = entriesOf(blocks, links);
  if ('kind' in entries) {
    return entries;
  }
  const taken = whyTaken(newName, blocks, entries, links, context.settings.connections ?? []);
  return taken === undefined ? { kind: 'renaming', blocks, oldName: block.name, newName } : refused(taken);
}

interface Connection {
  readonly block: BlockSummary;
  readonly blocks: readonly BlockSummary[];
}

function connectionAt(document: ConnectionDocument, position: Position, links: Links): Connection | Refused {
  const block = namedAt(document, document.lines.offsetAt(position), links);
  if (!block) {
    return refused(l10n.t('Only the name of a connection can be renamed. It stands in the line above a {.'));
  }
  const blocks = connectionOf(block, links);
  if (blocks.some((one) => links.partner(one).kind === 'several')) {
    const files = [...new Set(blocks.map(({ uri }) => uri))].slice(0, mostPlaces);
    return refused(
      l10n.t(
        'Several blocks have this name, and nothing tells which of them belong together: see {0}. Name the files of both sides in backupSync.connections, or change the names by hand.',
        files.map((uri) => fileLabel(uri, links)).join(', '),
      ),
    );
  }
  return { block, blocks };
}
