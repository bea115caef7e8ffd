import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import { mostValueUnits } from '../limits';
import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { proposalsFor } from '../schema/proposals';
import { documentTitle, stepTitles } from '../schema/steps';
import type { BlockNode, Span } from '../syntax/nodes';
import { parseFtpUrl } from '../values/ftpUrl';
import { describeDatabase } from './describeDatabase';
import { describeNodes } from './describeNodes';
import { describeSchedule } from './describeSchedule';
import { describeUrl } from './describeUrl';
import type { Surroundings } from './surroundings';

/** Something of the text in words, as Markdown. Never a password. */
export interface Explained {
  readonly span: Span;
  readonly markdown: string;
}

/** A value that somebody points at. */
export interface AskedValue {
  readonly key: KeyName;
  readonly text: string;
  readonly span: Span;
  /** Where they point, from the start of the document. */
  readonly offset: number;
  readonly block: BlockNode;
  readonly context: Context;
  readonly surroundings: Surroundings;
}

/** Undefined where there is nothing to add to what is written. */
export function describeValue(asked: AskedValue): Explained | undefined {
  if (asked.text.length > mostValueUnits) {
    return undefined;
  }
  const described = describers[keys[asked.key].valueType](asked);
  return typeof described === 'string' ? { span: asked.span, markdown: described } : described;
}

/** Words about the whole value, or about the part of it that is pointed at. */
type Describer = (asked: AskedValue) => string | Explained | undefined;

const describers: Readonly<Record<ValueType, Describer>> = {
  databaseName: describeDatabase,
  cron: describeSchedule,
  ftpUrl: ({ text, key, block, surroundings }) => {
    const { clientName, serverName } = surroundings.clusters(block);
    return describeUrl(parseFtpUrl(text), key === 'LOCAL_URL' ? clientName : serverName);
  },
  nodeList: describeNodes,
  verbose: describeChoice,
  ssh: describeChoice,
};

/** The words that completion shows beside the same value. */
function describeChoice({ text, key }: AskedValue): string | undefined {
  return proposalsFor(key)
    .find((proposal) => proposal.text === text.toLowerCase())
    ?.detail();
}

/** What a key is for, and where Exasol's document speaks of it. */
export function describeKey(key: KeyName): string {
  const { documentation, steps } = keys[key];
  const places = steps.map((step) => `- ${l10n.t('Step {0}: {1}', step, stepTitles[step]())}`);
  return [documentation(), '', l10n.t('In the document "{0}":', documentTitle()), ...places].join('\n');
}
