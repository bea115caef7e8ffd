import { defaultContext, type ClusterFacts, type ConnectionSetting, type Context } from '../../context';
import { readDocument, type ConnectionDocument } from '../../document';
import { summarize, workspaceOf } from '../../workspace';
import type { ExampleFile } from './docs';

/** The folder of every example. */
export const exampleRoot = 'file:///w/';
const settingsName = '.vscode/settings.json';

/** What the explanations of the rules say that is known of the two clusters. */
export const exampleClusters: readonly ClusterFacts[] = [
  {
    name: 'EDU01',
    nodes: ['n0011', 'n0012', 'n0013', 'n0014'],
    addresses: ['10.60.101.11', '10.60.101.12', '10.60.101.13', '10.60.101.14'],
    databases: ['exa_db1'],
    archiveVolumes: ['v0003'],
  },
  { name: 'EDU02', nodes: ['n0011', 'n0012'], archiveVolumes: ['v0002'] },
];

/** The files of an example as an editor sees them that has opened their folder. */
export interface ExampleWorkspace {
  readonly documents: readonly ConnectionDocument[];
  readonly context: Context;
}

export function workspaceOfExample(example: string | readonly ExampleFile[]): ExampleWorkspace {
  const files = typeof example === 'string' ? [{ name: 'connection.cfg', text: wholeFile(example) }] : example;
  const documents = files
    .filter(({ name }) => name !== settingsName)
    .map(({ name, text }) => readDocument(exampleRoot + name, text));
  const editor = { ...defaultContext.editor, createFiles: true, keepsSecrets: true };
  const alone = { ...defaultContext, editor };
  if (typeof example === 'string') {
    return { documents, context: alone };
  }
  const settings = files.find(({ name }) => name === settingsName)?.text ?? '{}';
  const connections = (JSON.parse(settings) as Settings)['backupSync.connections'] ?? [];
  const workspace = workspaceOf(new Map(documents.map((document) => [document.uri, summarize(document)])));
  return {
    documents,
    context: {
      ...alone,
      settings: { rules: {}, connections: connections.map(withUris) },
      workspace,
      clusters: exampleClusters,
    },
  };
}

interface Settings {
  readonly 'backupSync.connections'?: readonly ConnectionSetting[];
}

/** An example of one line means a line of a block. */
function wholeFile(text: string): string {
  return text.includes('\n') || text.startsWith('#') ? text : `Connection1\n{\n${text}\nSSH = client\n}\n`;
}

/** Paths of settings count from the folder. */
export function withUris({ clientFile, serverFile, ...others }: ConnectionSetting): ConnectionSetting {
  return {
    ...others,
    ...(clientFile !== undefined && { clientFile: exampleRoot + clientFile }),
    ...(serverFile !== undefined && { serverFile: exampleRoot + serverFile }),
  };
}
