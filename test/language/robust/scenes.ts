import {
  defaultContext,
  summarize,
  workspaceOf,
  type ClusterFacts,
  type ConnectionDocument,
  type Context,
} from '../../../server/src/language/index';
import { clientBlock, clusterFacts, documentsOf, serverBlock } from '../workspaceSupport';

const others = documentsOf({
  'EDU01/second.cfg': clientBlock('Second'),
  'EDU02/server.cfg': serverBlock(),
  'EDU02/other.cfg': serverBlock('Other'),
});

const files = new Map(others.map((document) => [document.uri, summarize(document)]));

const facts: readonly ClusterFacts[] = clusterFacts.map((cluster) => ({
  ...cluster,
  timeZone: 'Europe/Berlin',
  nodeNames: { '10.60.102.11': 'n0011' },
}));

/** Nobody knows anything beside the text. */
const alone: Context = defaultContext;

/** Everything is known that can be, and the editor can do all that one can do. */
const connected: Context = {
  settings: { rules: {}, connections: [{ name: 'Connection1', client: 'EDU01', server: 'EDU02' }] },
  workspace: workspaceOf(files),
  clusters: facts,
  rulesUrl: 'file:///rules.md',
  now: Date.UTC(2026, 2, 28, 12),
  localTimeZone: () => 'America/New_York',
  editor: {
    snippets: true,
    markdown: true,
    insertReplace: true,
    resolvesDocumentation: true,
    labelOffsets: true,
    locationLinks: true,
    nestedSymbols: true,
    createFiles: true,
    keepsSecrets: true,
    commands: ['backupSync.config.upload', 'backupSync.plugin.activate', 'backupSync.plugin.status'],
  },
};

export const scenes: readonly Context[] = [alone, connected];

/** A context in which the other files know of a text. */
export function withText(context: Context, document: ConnectionDocument): Context {
  return context.workspace
    ? { ...context, workspace: workspaceOf(new Map([...files, [document.uri, summarize(document)]])) }
    : context;
}
