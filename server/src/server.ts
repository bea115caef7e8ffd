import * as l10n from '@vscode/l10n';
import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  InlayHintRefreshRequest,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver';
import { capabilitiesFor, editorFacts, encodingFor } from './capabilities';
import { Documents } from './documents';
import type { LoadFeatures } from './features';
import { noFiles, type Files } from './files';
import { foldersOf, urisOf } from './folders';
import type { Session } from './guard';
import { handlers } from './handlers';
import { oneAtATime } from './later';
import { Project, type Listener } from './project';
import { askedSections, clustersMethod } from './protocol';
import { answerPulls } from './pull';
import { Push } from './push';
import { answerRename } from './renaming';
import { followFiles, registerWatchers } from './watch';
import { property, readTranslations, stringOf } from './wire';

/** Serves an editor over a connection until it ends it. */
export function serve(connection: Connection, features: LoadFeatures, files: Files = noFiles): void {
  const documents = new Documents();
  connection.onInitialize((params) => {
    documents.encoding = encodingFor(params.capabilities);
    start(connection, { documents, features, files }, params);
    return { capabilities: capabilitiesFor(params.capabilities), serverInfo: { name: 'backup-sync' } };
  });
  documents.listen(connection);
  connection.listen();
}

interface Parts {
  readonly documents: Documents;
  readonly features: LoadFeatures;
  readonly files: Files;
}

function start(connection: Connection, { documents, features, files }: Parts, params: InitializeParams): void {
  const { capabilities: client } = params;
  const options: unknown = params.initializationOptions;
  l10n.config({ contents: readTranslations(property(options, 'translations')) });
  const rulesUrl = stringOf(options, 'rulesUrl');
  const localTimeZone = (): string =>
    stringOf(options, 'localTimeZone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const failed = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const editor = editorFacts(client, options);
  const project = new Project({
    documents,
    files,
    folders: foldersOf(params),
    settings: options,
    clusters: property(options, 'clusters'),
    ask:
      client.workspace?.configuration === true
        ? (scopeUri, sections) =>
            connection.workspace.getConfiguration(sections.map((section) => ({ scopeUri, section })))
        : undefined,
    common: { ...(rulesUrl !== undefined && { rulesUrl }), localTimeZone, editor },
  });
  const session: Session = {
    document: (uri) => documents.get(uri),
    context: (uri) => project.context(uri),
    workspace: () => project.overview.workspace(),
    features,
    editor,
    failed,
  };
  handlers.forEach((register) => register(connection, session));
  answerRename(connection, session, {
    documents,
    files,
    project,
    takesVersions: client.workspace?.workspaceEdit?.documentChanges === true,
  });
  answerPulls(connection, session, project.reports, () => project.uris());
  const listeners = [refresher(connection, client, failed)];
  if (!client.textDocument?.diagnostic) {
    listeners.push(
      new Push({
        reports: project.reports,
        allUris: () => project.uris(),
        writtenUris: (uri) => project.overview.writtenUris(uri),
        send: (diagnostics) => connection.sendDiagnostics(diagnostics),
        failed,
      }),
    );
  }
  project.listen({
    fileChanged: (uri) => {
      listeners.forEach((one) => {
        one.fileChanged(uri);
      });
    },
    allChanged: () => {
      listeners.forEach((one) => {
        one.allChanged();
      });
    },
  });
  follow(connection, client, project);
}

/**
 * For editors that ask for what they show: they do so after each change of their own, and have to be told of any other.
 * While one has not answered, it is not told twice.
 */
function refresher(connection: Connection, client: ClientCapabilities, failed: (error: unknown) => void): Listener {
  const { workspace } = client;
  const refreshes = [
    {
      wanted: client.textDocument?.diagnostic && workspace?.diagnostics?.refreshSupport,
      type: DiagnosticRefreshRequest.type,
    },
    { wanted: workspace?.inlayHint?.refreshSupport, type: InlayHintRefreshRequest.type },
    { wanted: workspace?.codeLens?.refreshSupport, type: CodeLensRefreshRequest.type },
  ].flatMap(({ wanted, type }) =>
    wanted === true ? [oneAtATime(() => connection.sendRequest(type).catch(failed))] : [],
  );
  return {
    fileChanged: () => undefined,
    allChanged: () => {
      refreshes.forEach((refresh) => {
        refresh();
      });
    },
  };
}

/** Brings what is known up to date with what the editor tells. */
function follow(connection: Connection, client: ClientCapabilities, project: Project): void {
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = Object.values(askedSections);
      void connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    registerWatchers(connection, client);
    if (client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        project.foldersChanged(urisOf(added), urisOf(removed)),
      );
    }
    return project.scan();
  });
  connection.onDidChangeConfiguration((params) => project.settingsChanged(property(params, 'settings')));
  connection.onNotification(clustersMethod, (params: unknown) => {
    project.clustersChanged(property(params, 'clusters'));
  });
  followFiles(connection, project.index);
}
