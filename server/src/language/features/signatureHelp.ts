import * as l10n from '@vscode/l10n';
import type { ParameterInformation, Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import type { Context, EditorFacts } from '../context';
import { partAt, type ConnectionDocument } from '../document';
import { mostValueUnits } from '../limits';
import { keys, type ValueType } from '../schema/keys';
import { endOf, textOf } from '../syntax/nodes';
import { CRON_FIELDS, describeCron, parseCron } from '../values/cron';
import { cronPlaceAt } from './completion/cronPlace';
import { cronFieldDocumentation, cronFieldTitle } from './completion/cronWords';
import { listPlaceAt } from './completion/listPlace';
import { urlPlaceAt } from './completion/urlPlace';
import { urlPartDocumentation, urlPartNames, type UrlPartName } from './completion/urlWords';
import { markup } from './markdown';
import { placeAt } from './place';

/**
 * The parts of the value at a position, with the one marked that the caret is in. It says how a value is built and
 * nothing of what is written, so no password is in it.
 */
export function signatureHelp(
  document: ConnectionDocument,
  position: Position,
  context: Context,
): SignatureHelp | null {
  const offset = document.lines.offsetAt(position);
  const part = partAt(document, offset);
  const caret = offset - part.start;
  const place = placeAt(part, caret);
  if (place.kind !== 'value' || place.pair.value.length > mostValueUnits) {
    return null;
  }
  const { value } = place.pair;
  const start = value.length === 0 ? caret : Math.min(value.offset, caret);
  const written = textOf(part.text, { offset: start, length: Math.max(0, endOf(value) - start) });
  const signature = makers[keys[place.key].valueType](written, caret - start);
  return signature ? toHelp(signature, context.editor) : null;
}

/** How a value is built: its parts with the signs between them, and which of them the caret is in. */
interface Signature {
  readonly parts: readonly (string | Part)[];
  /** Counted without the signs. */
  readonly active: number;
  /** The whole value in words, as Markdown. */
  readonly words?: string;
}

interface Part {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
}

type Maker = (written: string, caret: number) => Signature | undefined;

const makers: Readonly<Record<ValueType, Maker>> = {
  databaseName: () => undefined,
  cron: cronSignature,
  ftpUrl: urlSignature,
  nodeList: nodeSignature,
  verbose: () => undefined,
  ssh: () => undefined,
};

function cronSignature(written: string, caret: number): Signature | undefined {
  const cron = parseCron(written);
  if (cron.kind !== 'fields') {
    return macroSignature(written, caret);
  }
  const found = cronPlaceAt(written, caret);
  return (
    found && {
      parts: CRON_FIELDS.flatMap(({ name }, index) => {
        const part = { label: cronFieldTitle(name), documentation: cronFieldDocumentation(name) };
        return index === 0 ? [part] : [' ', part];
      }),
      active: found.index,
      ...(cron.valid && { words: describeCron(cron) }),
    }
  );
}

/** A macro has no fields to walk through, but it stands for some. */
function macroSignature(written: string, caret: number): Signature | undefined {
  const { problems } = parseCron(written);
  const data = problems.find(({ rule }) => rule === 'cron-macro')?.data;
  return data?.['macro'] === undefined || data['fields'] === undefined || caret > written.length
    ? undefined
    : {
        parts: [{ label: data['macro'], documentation: l10n.t('Stands for `{0}`.', data['fields']) }],
        active: 0,
        words: describeCron(parseCron(data['fields'])),
      };
}

const urlLabels: Readonly<Record<UrlPartName, () => string>> = {
  scheme: () => 'ftp',
  user: () => l10n.t('user'),
  password: () => l10n.t('password'),
  host: () => '%s',
  port: () => l10n.t('port'),
  volume: () => l10n.t('volume'),
};

/** What stands in front of each part. */
const urlSigns: Readonly<Record<UrlPartName, string>> = {
  scheme: '',
  user: '://',
  password: ':',
  host: '@',
  port: '[:',
  volume: ']/',
};

function urlSignature(written: string, caret: number): Signature | undefined {
  const found = urlPlaceAt(written, caret);
  return (
    found && {
      parts: urlPartNames.flatMap((part) => [
        urlSigns[part],
        { label: urlLabels[part](), documentation: urlPartDocumentation(part) },
      ]),
      active: urlPartNames.indexOf(found.part),
    }
  );
}

/** The first two nodes, and all others in one. */
function nodeSignature(written: string, caret: number): Signature | undefined {
  const found = listPlaceAt(written, caret);
  const documentation = l10n.t(
    'The IPv4 address of a node of the other cluster. `;` separates the addresses, and their order may count.',
  );
  const label = (number: number): Part => ({ label: l10n.t('address{0}', number), documentation });
  return (
    found && {
      parts: [label(1), '; ', label(2), '; ', { label: '…', documentation }],
      active: Math.min(found.index, 2),
    }
  );
}

function toHelp({ parts, active, words }: Signature, editor: EditorFacts): SignatureHelp {
  const parameters: ParameterInformation[] = [];
  let label = '';
  for (const part of parts) {
    if (typeof part !== 'string') {
      const start = label.length;
      parameters.push({
        label: editor.labelOffsets ? [start, start + part.label.length] : part.label,
        documentation: markup(part.documentation, { editor }),
      });
    }
    label += typeof part === 'string' ? part : part.label;
  }
  const signature: SignatureInformation = {
    label,
    parameters,
    ...(words !== undefined && { documentation: markup(words, { editor }) }),
  };
  return { signatures: [signature], activeSignature: 0, activeParameter: active };
}
