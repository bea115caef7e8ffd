import * as l10n from '@vscode/l10n';
import { getNodeList, getProperties, showPluginList } from './calls';
import { shapeError, type Result } from './errors';
import { sanitizePhrase } from './text';
import { describeTypes, type XmlRpcValue } from './values';

type FactName = 'nodes' | 'plugins' | 'network';

/** What tells one cluster from another, each fact as a list of names. What was not read is left out. */
export type ClusterFacts = Readonly<Partial<Record<FactName, readonly string[]>>>;

interface FactRow {
  readonly name: FactName;
  /** Of the cluster itself, without parameters. */
  readonly method: string;
  readonly decode: (value: XmlRpcValue) => readonly string[] | undefined;
  /** Without it nothing is known; the others are compared where both sides have them. */
  readonly essential: boolean;
  readonly describe: (names: string) => string;
}

/**
 * Who the licence server is, is no fact: it moves to another node in the very moment in which another address is needed.
 * Neither is the certificate, which may differ from address to address; it is judged before anything is read.
 */
const FACTS: readonly FactRow[] = [
  {
    name: 'nodes',
    method: 'getNodeList',
    decode: (value) => getNodeList().decode(value, keep),
    essential: true,
    describe: (names) => l10n.t('its nodes are {0}', names),
  },
  {
    name: 'plugins',
    method: 'showPluginList',
    decode: (value) => showPluginList().decode(value, keep),
    essential: true,
    describe: (names) => l10n.t('its plugins are {0}', names),
  },
  {
    name: 'network',
    method: 'getProperties',
    // Nothing else of the properties is kept: some are passwords.
    decode: (value) => {
      const network = getProperties().decode(value, keep)?.externalNetwork;
      return network === undefined ? undefined : [sanitizePhrase(network, 60)];
    },
    essential: false,
    describe: (names) => l10n.t('its network is {0}', names),
  },
];

const keep = (text: string): string => text;

export type Comparison =
  | { readonly kind: 'same' }
  /** `difference` is a phrase: `its nodes are n0021, not n0011`. */
  | { readonly kind: 'different'; readonly difference: string }
  /** Nothing contradicts, but too little is known to be sure. */
  | { readonly kind: 'unknown' };

/** Whether two looks saw the same cluster: the same nodes and plugins, and the same network where it is known. */
export function compareClusters(known: ClusterFacts, seen: ClusterFacts): Comparison {
  for (const { name, describe } of FACTS) {
    const [before, now] = [known[name], seen[name]];
    if (before !== undefined && now !== undefined && !areSame(before, now)) {
      return { kind: 'different', difference: l10n.t('{0}, not {1}', describe(shorten(now)), shorten(before)) };
    }
  }
  const isKnown = ({ name }: FactRow) => known[name] !== undefined && seen[name] !== undefined;
  return { kind: FACTS.filter(({ essential }) => essential).every(isKnown) ? 'same' : 'unknown' };
}

/** The order of a list says nothing about a cluster. */
function areSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length === 0 ? l10n.t('none') : names.length > 5 ? `${shown}, …` : shown;
}

/** The fact that an answer holds, if it holds one. `object` and `method` as they were called. */
export function factIn(object: string, method: string, value: XmlRpcValue): ClusterFacts {
  const row = object === '' ? FACTS.find((fact) => fact.method === method) : undefined;
  const names = row?.decode(value);
  return row && names ? { [row.name]: names } : {};
}

/**
 * Reads all facts, one after the other. Fails where an essential one cannot be had, or where the answer to another one
 * makes sure that nothing more is to be had: no connection, no login, no trust.
 */
export async function readFacts(
  who: string,
  ask: (method: string) => Promise<Result<XmlRpcValue>>,
): Promise<Result<ClusterFacts>> {
  let facts: ClusterFacts = {};
  for (const { name, method, decode, essential } of FACTS) {
    const answer = await ask(method);
    const names = answer.ok ? decode(answer.value) : undefined;
    const error = answer.ok ? shapeError({ who }, method, describeTypes(answer.value)) : answer.error;
    if (names !== undefined) {
      facts = { ...facts, [name]: names };
    } else if (essential || !['fault', 'shape'].includes(error.kind)) {
      return { ok: false, error };
    }
  }
  return { ok: true, value: facts };
}
