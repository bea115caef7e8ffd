import * as l10n from '@vscode/l10n';
import { rules, type RuleId } from '../../rules/index';
import { ruleDocs } from '../../rules/docs/index';
import { keyNames } from '../../schema/keyNames';
import { allowedKeys, keys, sides } from '../../schema/keys';
import { cronFieldDocumentation } from './cronWords';
import { urlPartDocumentation, urlPartNames } from './urlWords';
import { CRON_FIELDS } from '../../values/cron';
import { verbDocumentation, verbNames } from './verbs';

/** What an offer is about. It travels to the editor and back, so it is plain and says nothing of the file. */
export interface Topic {
  readonly kind: keyof typeof readers;
  readonly name: string;
}

/** Markdown about a topic; undefined where there is none of that name. */
export function documentationOf({ kind, name }: Topic): string | undefined {
  return readers[kind](name);
}

/** The topic that an editor sent back; what else it may have sent is none. */
export function readTopic(data: unknown): Topic | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('name' in data)) {
    return undefined;
  }
  const kind = kinds().find((one) => one === data.kind);
  return kind && typeof data.name === 'string' ? { kind, name: data.name } : undefined;
}

function kinds(): readonly Topic['kind'][] {
  return ['key', 'block', 'cronField', 'urlPart', 'verb', 'rule'];
}

const readers = {
  key: (name: string) => known(keyNames, name, (key) => keys[key].documentation()),
  block: (name: string) =>
    known(sides, name, (side) =>
      side === 'client'
        ? l10n.t(
            'A block for the cluster that has the backups and starts the copies, with the keys {0}.',
            listed(allowedKeys.client),
          )
        : l10n.t('A block for the cluster that receives the backups, with the keys {0}.', listed(allowedKeys.server)),
    ),
  cronField: (name: string) =>
    known(
      CRON_FIELDS.map((field) => field.name),
      name,
      cronFieldDocumentation,
    ),
  urlPart: (name: string) => known(urlPartNames, name, urlPartDocumentation),
  verb: (name: string) => known(verbNames, name, verbDocumentation),
  rule: (name: string) => (isRule(name) ? ruleDocs[name].explanation() : undefined),
};

/** What is said about a name, if it is one of some. */
function known<Name extends string>(
  names: readonly Name[],
  name: string,
  say: (name: Name) => string,
): string | undefined {
  const found = names.find((one) => one === name);
  return found && say(found);
}

function isRule(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
