import {
  defaultContext,
  findings,
  readDocument,
  summarize,
  workspaceOf,
  type ClusterFacts,
  type ConnectionDocument,
  type ConnectionSetting,
  type Context,
  type Finding,
} from '../../server/src/language/index';

/** Texts by their path in a workspace. */
export type Files = Readonly<Record<string, string>>;

const root = 'file:///w/';

/** What the tests and the examples of the rules know of two clusters. */
export const clusterFacts: readonly ClusterFacts[] = [
  {
    name: 'EDU01',
    nodes: ['n0011', 'n0012', 'n0013', 'n0014'],
    addresses: ['10.60.101.11', '10.60.101.12', '10.60.101.13', '10.60.101.14'],
    databases: ['exa_db1'],
    archiveVolumes: ['v0003'],
  },
  { name: 'EDU02', nodes: ['n0011', 'n0012'], archiveVolumes: ['v0002'] },
];

export function documentsOf(files: Files): readonly ConnectionDocument[] {
  return Object.entries(files).map(([name, text]) => readDocument(root + name, text));
}

/** A context that knows some files; the settings' paths count from the root. */
export function contextOf(
  documents: readonly ConnectionDocument[],
  connections: readonly ConnectionSetting[] = [],
  clusters?: readonly ClusterFacts[],
): Context {
  return {
    ...defaultContext,
    settings: { rules: {}, connections: connections.map(withUris) },
    workspace: workspaceOf(new Map(documents.map((document) => [document.uri, summarize(document)]))),
    ...(clusters && { clusters }),
  };
}

function withUris({ clientFile, serverFile, ...rest }: ConnectionSetting): ConnectionSetting {
  return {
    ...rest,
    ...(clientFile !== undefined && { clientFile: root + clientFile }),
    ...(serverFile !== undefined && { serverFile: root + serverFile }),
  };
}

export interface FileFinding extends Finding {
  readonly document: ConnectionDocument;
}

export function findingsIn(documents: readonly ConnectionDocument[], context: Context): readonly FileFinding[] {
  return documents.flatMap((document) => findings(document, context).map((finding) => ({ ...finding, document })));
}

export function pathOf(uri: string): string {
  return uri.slice(root.length);
}
