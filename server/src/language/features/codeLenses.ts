import * as l10n from '@vscode/l10n';
import type { CodeLens, Command } from 'vscode-languageserver-types';
import { readBlock, type Block } from '../blocks';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { factsOf } from '../facts';
import { mostValueUnits } from '../limits';
import type { Partner } from '../pairs/partners';
import { nextRun } from '../runs';
import { showableWord } from '../showable';
import { textOf, type BlockNode } from '../syntax/nodes';
import { describeCron, parseCron } from '../values/cron';
import { Surroundings } from './surroundings';

/** The commands that lenses can offer, where the editor has them. None of them acts before it has asked. */
export const lensCommands = {
  /** `{uri, line, character}`: shows that place, counted as the protocol counts. */
  showPartner: 'backupSync.partner.show',
  /** The address of the file. */
  upload: 'backupSync.config.upload',
  /** The name of the connection, where it may be shown. */
  activate: 'backupSync.plugin.activate',
} as const;

/** Nobody scrolls through more, and one file has one block, rarely some. */
const MOST_BLOCKS = 200;

/** Lines above blocks: the other side, the next run, and what can be done. */
export function codeLenses(document: ConnectionDocument, context: Context): CodeLens[] {
  if (context.settings.codeLens === false) {
    return [];
  }
  const surroundings = new Surroundings(document, context);
  const { text, blocks } = beginning(document);
  return blocks.flatMap((node, index) => {
    const block = readBlock(text, node);
    const commands = [
      partnerCommand(document, node, context, surroundings),
      nextRunCommand(text, block, context, surroundings),
      // A file goes to a cluster as a whole.
      index === 0 ? offered(lensCommands.upload, l10n.t('Upload…'), [document.uri], context) : undefined,
      block.side === 'client'
        ? offered(lensCommands.activate, l10n.t('Activate…'), namesOf(text, node), context)
        : undefined,
    ];
    const range = document.lines.rangeOf(node.name);
    return commands.flatMap((command) => (command ? [{ range, command }] : []));
  });
}

/** What stands in the place of a name can be a part of a password, and commands ask with the name in plain sight. */
function namesOf(text: string, { name }: BlockNode): string[] {
  const shown = showableWord(text, name);
  return shown === undefined ? [] : [shown];
}

/** The blocks above which there are lenses, and the text as far as they go: of a long file the rest is not read. */
function beginning({ segments, tree, isTooLong }: ConnectionDocument): { text: string; blocks: readonly BlockNode[] } {
  let count = 0;
  let text = '';
  for (const segment of isTooLong ? [] : segments.all) {
    if (count >= MOST_BLOCKS) {
      break;
    }
    count += segment.part(factsOf).heads.filter(({ name }) => name !== '').length;
    text += segment.text;
  }
  const named = tree
    .childrenBetween(0, text.length)
    .flatMap((child) => (child.kind === 'block' && child.name.length > 0 ? [child] : []));
  return { text, blocks: named.slice(0, MOST_BLOCKS) };
}

/** Words that do nothing when they are clicked. */
function words(title: string): Command {
  return { title, command: '' };
}

/** A command of the editor, if it has it. */
function offered(command: string, title: string, args: unknown[], { editor }: Context): Command | undefined {
  return editor.commands?.includes(command) === true ? { title, command, arguments: args } : undefined;
}

function partnerCommand(
  { uri }: ConnectionDocument,
  node: BlockNode,
  context: Context,
  surroundings: Surroundings,
): Command | undefined {
  const partner = surroundings.partner(node);
  // Without a workspace the other side can be anywhere.
  if (partner.kind === 'none' && !context.workspace) {
    return undefined;
  }
  const title = partnerTitle(partner, uri, surroundings);
  if (partner.kind !== 'found') {
    return words(title);
  }
  const { line, character } = partner.block.range.start;
  const place = { uri: partner.block.uri, line, character };
  return offered(lensCommands.showPartner, title, [place], context) ?? words(title);
}

function partnerTitle(partner: Partner, uri: string, surroundings: Surroundings): string {
  switch (partner.kind) {
    case 'found':
      return partner.block.uri === uri
        ? l10n.t('Other side: in this file')
        : l10n.t('Other side: {0}', withoutIcons(surroundings.labelOf(partner.block.uri)));
    case 'several':
      return l10n.t('Other side: one of {0} blocks', partner.blocks.length);
    case 'none':
      return l10n.t('No other side yet');
  }
}

/** VS Code would make a picture of `$(name)`. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}

/** A time that stays true for a while, or the schedule in words where none would. */
function nextRunCommand(
  text: string,
  { node, pairs }: Block,
  { now }: Context,
  surroundings: Surroundings,
): Command | undefined {
  const value = pairs.get('START_CYCLE')?.value;
  if (now === undefined || !value || value.length > mostValueUnits) {
    return undefined;
  }
  const schedule = textOf(text, value);
  const cron = parseCron(schedule);
  if (!cron.valid || cron.kind === 'reboot') {
    return undefined;
  }
  const timeZone = surroundings.timeZone(node);
  const next = nextRun(schedule, cron, now, timeZone);
  if (!next) {
    return words(l10n.t('Never runs'));
  }
  if (next.isOften) {
    return words(describeCron(cron));
  }
  return words(
    timeZone === undefined
      ? l10n.t("Next run {0}, by the cluster's clock", next.time)
      : l10n.t('Next run {0} ({1})', next.time, timeZone),
  );
}
