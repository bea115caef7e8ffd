import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { blockAt, readBlock, type Block } from '../blocks';
import type { Context } from '../context';
import { partAt, type ConnectionDocument } from '../document';
import { linksOf, withDocument, type Links } from '../pairs/links';
import { nearPartner } from '../pairs/nearNames';
import { partnerFileOf } from '../pairs/partners';
import { otherSide } from '../pairs/sides';
import { allowedKeys, keys, requiredKeys, type Side } from '../schema/keys';
import { textOf } from '../syntax/nodes';
import { summarize, type BlockSummary } from '../workspace';
import { partnerUris } from './partnerUris';

/** Creates the file of the other side from the block at a range, where that side is missing. */
export function createPartner(document: ConnectionDocument, range: Range, context: Context): CodeAction | undefined {
  const part = partAt(document, document.lines.offsetAt(range.start));
  const node = blockAt(part.tree, document.lines.offsetAt(range.start) - part.start);
  const block = node && readBlock(part.text, node);
  const summary =
    block?.side && context.editor.createFiles ? summaryOf(document, part.start + block.node.name.offset) : undefined;
  if (!block?.side || !summary) {
    return undefined;
  }
  const current = withDocument(context, document);
  if (!isAlone(summary, linksOf(current))) {
    return undefined;
  }
  const side = otherSide[block.side];
  const uri = freeUri(summary, side, current);
  if (uri === undefined) {
    return undefined;
  }
  const start = { line: 0, character: 0 };
  return {
    title:
      side === 'server'
        ? l10n.t('Create the server file of this connection')
        : l10n.t('Create the client file of this connection'),
    kind: CodeActionKind.Refactor,
    edit: {
      documentChanges: [
        // A file that nobody knows of is not overwritten: then the whole edit fails.
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start, end: start }, newText: partnerText(part.text, block, side) }],
        },
      ],
    },
  };
}

/** Where a name is nearly the same, the other file is there: one of the two names has a slip. */
function isAlone(block: BlockSummary, links: Links): boolean {
  return links.partner(block).kind === 'none' && !nearPartner(block, links);
}

/** Of the block whose name is at an offset. */
function summaryOf(document: ConnectionDocument, name: number): BlockSummary | undefined {
  const { line, character } = document.lines.positionAt(name);
  return summarize(document).find(({ range: { start } }) => start.line === line && start.character === character);
}

/** What the other side needs, with values to fill in; Verbose as it is here. */
function partnerText(text: string, { name, pairs }: Block, side: Side): string {
  const verbose = pairs.get('Verbose');
  const written = verbose && textOf(text, verbose.value).toLowerCase();
  const lines = allowedKeys[side].flatMap((key) => {
    switch (key) {
      case 'SSH':
        return `SSH = ${side}`;
      case 'Verbose':
        return written === 'true' || written === 'false' ? `Verbose = ${written}` : [];
      default:
        return requiredKeys[side].includes(key) ? `${key} = ${keys[key].example}` : [];
    }
  });
  return [name, '{', ...lines, '}', ''].join('\n');
}

/** The file that the settings name, or one with a name like this file's; undefined where it is there already. */
function freeUri(block: BlockSummary, side: Side, context: Context): string | undefined {
  const named = (context.settings.connections ?? [])
    .filter(({ name }) => name === block.name)
    .map((entry) => partnerFileOf(block, entry))
    .filter((uri) => uri !== undefined);
  // Some file systems do not tell upper case from lower case.
  const taken = new Set([block.uri, ...(context.workspace?.files.keys() ?? [])].map((uri) => uri.toLowerCase()));
  const candidates = named.length > 0 ? named : partnerUris(block, side, linksOf(context));
  return candidates.find((uri) => !taken.has(uri.toLowerCase()));
}
