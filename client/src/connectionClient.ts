import * as vscode from 'vscode';
import {
  LanguageClient,
  TransportKind,
  vsdiag,
  type ConfigurationMiddleware,
  type DiagnosticProviderMiddleware,
} from 'vscode-languageclient/node';
import {
  askedSections,
  clustersMethod,
  type ClustersParams,
  type InitializationOptions,
} from '../../server/src/protocol';
import { clusterFacts, followClusters, type KnownClusters } from './clusterFacts';
import { isLeftAlone } from './detectFiles';
import { LANGUAGE } from './languageId';
import { lensCommands } from './lensCommands';
import { withLineBreaks } from './lineBreaks';
import { withNewFileShown } from './newFiles';
import { settings } from './settings';
import { withoutUnsavedText } from './unsavedText';

export async function startClient(
  extension: vscode.ExtensionContext,
  clusters: KnownClusters,
): Promise<LanguageClient> {
  const module = extension.asAbsolutePath('dist/server.js');
  const name = vscode.l10n.t('Backup Sync language server');
  const channel = vscode.window.createOutputChannel(name, { log: true });
  const rulesUrl = vscode.Uri.joinPath(extension.extensionUri, 'docs/rules.md').toString();
  const client = new LanguageClient(
    'backupSync',
    name,
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: LANGUAGE }],
      outputChannel: channel,
      traceOutputChannel: namesOnly(channel),
      // A function: a server that is started again is told what holds then.
      initializationOptions: () =>
        ({
          rulesUrl,
          keepsSecrets: true,
          commands: lensCommands,
          localTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
          ...told(clusters),
        }) satisfies InitializationOptions,
      middleware: {
        workspace: { configuration },
        provideCodeActions: async (document, range, context, token, next) =>
          (await next(document, range, context, token))?.map((action) =>
            withNewFileShown(document, withLineBreaks(document, action)),
          ),
        provideRenameEdits: async (document, position, newName, token, next) =>
          withoutUnsavedText(await next(document, position, newName, token)),
        ...quietAbout((uri) => isLeftAlone(extension.workspaceState, uri)),
      },
    },
  );
  extension.subscriptions.push(channel);
  const before = clusterFacts(clusters);
  await client.start();
  const end = followClusters(clusters, before, (facts) => {
    void client.sendNotification(clustersMethod, (facts ? { clusters: facts } : {}) satisfies ClustersParams);
  });
  extension.subscriptions.push({ dispose: end });
  return client;
}

function told(clusters: KnownClusters): Pick<InitializationOptions, 'clusters'> {
  const facts = clusterFacts(clusters);
  return facts ? { clusters: facts } : {};
}

/** The server sees the connections that the commands see, also those that a workspace's setting would hide. */
const configuration: NonNullable<ConfigurationMiddleware['configuration']> = async (params, token, next) => {
  const answers = await next(params, token);
  return Array.isArray(answers)
    ? answers.map((answer: unknown, index): unknown => {
        const item = params.items[index];
        return item?.section === askedSections.connections ? settings.connections(scopeOf(item.scopeUri)) : answer;
      })
    : answers;
};

/** The server looks at the content of a file alone: what it finds in one that a person took away from it is not shown. */
function quietAbout(isMeant: (uri: vscode.Uri) => boolean): DiagnosticProviderMiddleware {
  return {
    provideWorkspaceDiagnostics: (resultIds, token, report, next) =>
      next(resultIds, token, (chunk) => {
        report(
          chunk && {
            items: chunk.items.map((file) =>
              file.kind === vsdiag.DocumentDiagnosticReportKind.full && isMeant(file.uri)
                ? { ...file, items: [] }
                : file,
            ),
          },
        );
      }),
  };
}

function scopeOf(uri: string | undefined): vscode.Uri | undefined {
  return uri === undefined ? undefined : vscode.Uri.parse(uri);
}

/** A trace names the messages and leaves out what is in them: whole files, with passwords. */
function namesOnly(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const trace = (message: string): void => {
    const [firstLine = ''] = message.split('\n', 1);
    // In the format "json" a message is one object with everything in it.
    if (!firstLine.startsWith('{')) {
      channel.trace(firstLine);
    }
  };
  return Object.create(channel, { trace: { value: trace } }) as vscode.LogOutputChannel;
}
