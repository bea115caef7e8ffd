/**
 * What a row of the table concerns: `cluster` a whole cluster, `call` every call (with a node: only the plugin calls
 * on it), `plugin` only plugin calls, on all nodes or on one.
 */
type Reach = 'cluster' | 'call' | 'plugin';

interface Row {
  readonly reach: Reach;
  /** One line for --help. */
  readonly text: string;
  /** For kinds that end in a number: what happens to a call once it is due, and when that is. */
  readonly counted?: {
    readonly as: 'unauthorized' | 'fail-node';
    readonly isDue: (seen: number, count: number) => boolean;
  };
}

const rows = {
  unauthorized: { reach: 'call', text: 'every call is answered with HTTP 401' },
  'unauthorized-after-N': {
    reach: 'call',
    text: 'after N calls, all others are answered with HTTP 401',
    counted: { as: 'unauthorized', isDue: (seen, count) => seen > count },
  },
  html: { reach: 'call', text: 'a web page comes instead of an answer' },
  'http-500': { reach: 'call', text: 'HTTP 500 comes instead of an answer' },
  reset: { reach: 'call', text: 'the connection is reset instead of an answer' },
  truncated: { reach: 'call', text: 'the connection ends in the middle of the answer' },
  huge: { reach: 'call', text: 'the answer is a string of 32 MiB' },
  version8: { reach: 'cluster', text: 'there is no plugin interface, as in version 8' },
  'dotted-only': { reach: 'cluster', text: 'no object has a URL of its own; dotted methods find it' },
  'no-plugin': { reach: 'cluster', text: 'BackupSync is not listed, as before its package is uploaded' },
  'changed-certificate': { reach: 'cluster', text: 'the server shows another certificate than at start (--tls)' },
  'dead-node': { reach: 'plugin', text: 'plugin calls are never answered; getNodeState says Unknown' },
  'slow-node': { reach: 'plugin', text: 'plugin calls take 20 times the latency, at least one second' },
  'fail-node': { reach: 'plugin', text: 'plugin calls end with status 256 and a text' },
  'fail-call-N': {
    reach: 'plugin',
    text: 'only the Nth plugin call from now ends with status 256 and a text',
    counted: { as: 'fail-node', isDue: (seen, count) => seen === count },
  },
  'fault-node': { reach: 'plugin', text: 'plugin calls are answered with an XML-RPC fault' },
  'empty-status': { reach: 'plugin', text: 'STATUS answers with an empty text' },
  'unknown-status': { reach: 'plugin', text: 'STATUS answers with a text that is in no document' },
  'control-bytes': { reach: 'plugin', text: 'outputs end with escape sequences and bytes that are not UTF-8' },
  swapped: { reach: 'plugin', text: 'the output comes before the status' },
  'rotate-keys': { reach: 'plugin', text: 'every SSHKEY makes a new key' },
  'append-keys': { reach: 'plugin', text: 'UPLOAD_KEY adds to the keys instead of replacing them' },
  'merge-config': { reach: 'plugin', text: 'UPLOAD_CONFIG adds to the connections instead of replacing them' },
} as const satisfies Readonly<Record<string, Row>>;

export type FaultKind = keyof typeof rows;

/** THE table of faults, in the order of --help. */
export const faultTable: ReadonlyMap<FaultKind, Row> = new Map<FaultKind, Row>(
  (Object.keys(rows) as FaultKind[]).map((kind) => [kind, rows[kind]]),
);

/** One fault, read from `KIND`, `KIND@CLUSTER` or `KIND@CLUSTER/NODE`; without a cluster it concerns all of them. */
export interface Fault {
  readonly kind: FaultKind;
  /** The N of kinds that count, otherwise 0. */
  readonly count: number;
  readonly cluster?: string;
  readonly node?: string;
}

/** The nodes of every cluster by its name, to check places against. */
export type Places = ReadonlyMap<string, readonly string[]>;

export type FaultResult =
  { readonly ok: true; readonly fault: Fault } | { readonly ok: false; readonly message: string };

export function parseFault(text: string, places: Places): FaultResult {
  const [, written = '', cluster, node] = /^([^@/]+)(?:@([^@/]+)(?:\/([^@/]+))?)?$/.exec(text) ?? [];
  const kind = kindOf(written);
  const refuse = (message: string): FaultResult => ({ ok: false, message });
  if (kind === undefined) {
    return refuse(`Unknown fault "${text}". Known faults: ${[...faultTable.keys()].join(', ')}`);
  }
  if (cluster !== undefined && !places.has(cluster)) {
    return refuse(`Unknown cluster "${cluster}" in fault "${text}". Clusters: ${[...places.keys()].join(', ')}`);
  }
  if (cluster !== undefined && node !== undefined && places.get(cluster)?.includes(node) !== true) {
    return refuse(`Unknown node "${node}" in fault "${text}". Nodes: ${places.get(cluster)?.join(', ') ?? ''}`);
  }
  if (node !== undefined && faultTable.get(kind)?.reach === 'cluster') {
    return refuse(`"${kind}" concerns a whole cluster; leave "/${node}" out`);
  }
  const count = faultTable.get(kind)?.counted === undefined ? 0 : Number(/\d+$/.exec(written)?.[0]);
  return { ok: true, fault: { kind, count, ...(cluster && { cluster }), ...(node && { node }) } };
}

/** Kinds that count are written with a number in place of the N in the table. */
function kindOf(written: string): FaultKind | undefined {
  const found = [...faultTable].find(([kind, { counted }]) =>
    counted === undefined ? kind === written : kind === written.replace(/-\d+$/, '-N') && kind !== written,
  );
  return found?.[0];
}

/** The faults in force, with a count of the calls that each of them has seen. */
export class Faults {
  #active: { readonly fault: Fault; seen: number }[] = [];

  add(fault: Fault): void {
    this.#active.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#active = [];
  }

  /** Whether a fault that does not count calls is in force there, for what is asked outside a call or between calls. */
  has(kind: FaultKind, cluster: string, node?: string): boolean {
    return this.#active.some(({ fault }) => fault.kind === kind && concerns(fault, cluster, node));
  }

  /** Counts one call and returns what happens to it. `node` is set for plugin calls only. */
  strike(cluster: string, node: string | undefined): ReadonlySet<FaultKind> {
    const struck = new Set<FaultKind>();
    for (const active of this.#active.filter(({ fault }) => concerns(fault, cluster, node))) {
      active.seen += 1;
      const counted = faultTable.get(active.fault.kind)?.counted;
      if (counted === undefined) {
        struck.add(active.fault.kind);
      } else if (counted.isDue(active.seen, active.fault.count)) {
        struck.add(counted.as);
      }
    }
    return struck;
  }
}

function concerns(fault: Fault, cluster: string, node: string | undefined): boolean {
  const isForCluster = fault.cluster === undefined || fault.cluster === cluster;
  const isForNode = fault.node === undefined || fault.node === node;
  const isForCall = faultTable.get(fault.kind)?.reach !== 'plugin' || node !== undefined;
  return isForCluster && isForNode && isForCall;
}
