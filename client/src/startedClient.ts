import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  State,
  vsdiag,
  type BaseLanguageClient,
  type ConfigurationMiddleware,
  type DiagnosticProviderMiddleware,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import {
  askedSections,
  clustersMethod,
  type ClustersParams,
  type InitializationOptions,
} from '../../server/src/protocol';
import { clusterFacts, followClusters, type KnownClusters } from './clusterFacts';
import type { Crashes } from './crashes';
import { isLeftAlone } from './detectFiles';
import { LANGUAGE } from './languageId';
import { withLineBreaks } from './lineBreaks';
import { withNewFileShown } from './newFiles';
import { settings } from './settings';
import { withoutUnsavedText } from './unsavedText';

/** What a language client works with. */
export interface ClientParts {
  readonly extension: vscode.ExtensionContext;
  readonly clusters: KnownClusters;
  /** Where the server's own words go. */
  readonly channel: vscode.LogOutputChannel;
  /** The address of docs/rules.md. */
  readonly rulesUrl: string;
  readonly crashes: Crashes;
}

/** A language client whose server answers. */
export interface RunningClient {
  dispose(): Promise<void>;
}

/** Starts server and client; each kind of editor has its own. */
export type StartClient = (parts: ClientParts) => Promise<RunningClient>;

/** What the editor can do for the server, besides what the protocol says. */
export type OwnAbilities = Pick<InitializationOptions, 'keepsSecrets' | 'commands'>;

export function optionsFor(parts: ClientParts, abilities: OwnAbilities): LanguageClientOptions {
  const { extension, clusters, channel, rulesUrl } = parts;
  const { bundle } = vscode.l10n;
  return {
    documentSelector: [{ language: LANGUAGE }],
    outputChannel: channel,
    traceOutputChannel: namesOnly(channel),
    errorHandler: errorHandler(parts.crashes),
    // Whoever waits for the start is told; the editor's own message would be the raw one.
    initializationFailedHandler: () => false,
    // A function: a server that is started again is told what holds then.
    initializationOptions: () =>
      ({
        rulesUrl,
        ...abilities,
        localTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(bundle && { translations: bundle }),
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
  };
}

/** Starts a client, and keeps the server up to date about the clusters. */
export async function started(
  client: BaseLanguageClient,
  { clusters, crashes, channel }: ClientParts,
): Promise<RunningClient> {
  const before = clusterFacts(clusters);
  await client.start();
  crashes.started();
  const endFollowing = followClusters(clusters, before, (facts) => {
    const params = facts ? { clusters: facts } : {};
    // A server that is down is told at its next start.
    client.sendNotification(clustersMethod, params satisfies ClustersParams).catch(() => undefined);
  });
  return {
    dispose: async () => {
      endFollowing();
      // It may just be started again after a crash, and cannot be stopped before it runs.
      if (client.state === State.Starting) {
        await client.start().catch(() => undefined);
      }
      // Nothing is left to stop of one that has ended, and one that does not end in time is not waited for.
      await client.dispose().catch((error: unknown) => {
        channel.error(String(error));
      });
    },
  };
}

function told(clusters: KnownClusters): Pick<InitializationOptions, 'clusters'> {
  const facts = clusterFacts(clusters);
  return facts ? { clusters: facts } : {};
}

function errorHandler(crashes: Crashes): ErrorHandler {
  return {
    // One message that did not get through ends nothing; if the server is gone, `closed` is called.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => ({
      action: crashes.ended(Date.now()) ? CloseAction.Restart : CloseAction.DoNotRestart,
      handled: true,
    }),
  };
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
