import * as l10n from '@vscode/l10n';
import { touches } from '../syntax/nodes';
import { parseDatabaseName } from '../values/databaseName';
import type { AskedValue, Explained } from './describe';
import { code } from './markdown';
import { oneLine } from './oneLine';

/** Whether the source cluster has the database that is pointed at. Its name is not repeated: it may be anything. */
export function describeDatabase({ text, span, offset, block, surroundings }: AskedValue): Explained | undefined {
  const { client } = surroundings.clusters(block);
  const pointed = parseDatabaseName(text).names.find((name) => touches(name, offset - span.offset));
  if (!pointed || !client?.databases) {
    return undefined;
  }
  const cluster = code(oneLine(client.name));
  return {
    span: { offset: span.offset + pointed.offset, length: pointed.length },
    markdown: client.databases.includes(pointed.text)
      ? l10n.t('Database of {0}', cluster)
      : l10n.t('{0} has no database of this name, as far as is known.', cluster),
  };
}
