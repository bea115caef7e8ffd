import * as l10n from '@vscode/l10n';
import {
  LSPErrorCodes,
  MessageType,
  RenameRequest,
  ResponseError,
  ShowMessageNotification,
  type Connection,
  type RenameParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Documents } from './documents';
import type { Files } from './files';
import { guard, invalid, refusal, withFeatures, type Given, type Session } from './guard';
import type { Renaming } from './language/features/index';
import {
  readDocument,
  summarize,
  type BlockSummary,
  type ConnectionDocument,
  type ConnectionSetting,
} from './language/index';
import type { Project } from './project';
import { renamedSettings, settingsFileOf } from './settingsFile';
import { property, readPosition, stringOf } from './wire';

export interface RenamingOptions {
  readonly documents: Documents;
  readonly files: Files;
  readonly project: Project;
  /** Whether the editor takes edits that say which version of a file they are for. */
  readonly takesVersions: boolean;
}

/** Answers a rename: what it changes may stand in files that are not open, and in settings. */
export function answerRename(connection: Connection, session: Session, options: RenamingOptions): void {
  connection.onRequest(
    RenameRequest.method,
    guard<RenameParams, WorkspaceEdit | ResponseError | null, Given>(
      withFeatures(session),
      async (document, params, given) => {
        const renaming = renamingOf(document, params, given, session);
        const made = renaming instanceof ResponseError ? renaming : await editsFor(renaming, session, options);
        if (made instanceof ResponseError) {
          return made;
        }
        if (made.left.length > 0) {
          await connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Warning,
            message: leftMessage(made.left),
          });
        }
        return workspaceEdit(made.files, options.takesVersions);
      },
      null,
    ),
  );
}

function renamingOf(
  document: ConnectionDocument,
  params: RenameParams,
  { features, context }: Given,
  { workspace }: Session,
): Renaming | ResponseError {
  const position = readPosition(property(params, 'position'));
  if (!position) {
    return invalid(l10n.t('The request does not say which place of the file it is about.'));
  }
  // Before all files are known, some would keep the old name.
  if (!workspace()) {
    return refusal(l10n.t('The files of the workspace are still being read. Rename again in a moment.'));
  }
  const renaming = features.rename(document, position, stringOf(params, 'newName') ?? '', context);
  return renaming.kind === 'refused' ? refusal(renaming.reason) : renaming;
}

interface FileEdits {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

interface Made {
  readonly files: readonly FileEdits[];
  /** Entries of `backupSync.connections` that should follow, and cannot be changed from here. */
  readonly left: readonly ConnectionSetting[];
}

async function editsFor(
  renaming: Renaming,
  session: Session,
  { documents, files, project }: RenamingOptions,
): Promise<Made | ResponseError> {
  const places = new Map<string, BlockSummary[]>();
  for (const block of renaming.blocks) {
    places.set(block.uri, [...(places.get(block.uri) ?? []), block]);
  }
  const open = new Map([...places.keys()].map((uri) => [uri, documents.snapshot(uri)]));
  for (const [uri, blocks] of places) {
    if (!open.get(uri) && !(await areOnDisk(blocks, files, documents))) {
      return refusal(l10n.t('A file with this connection has changed on the disk. Rename again in a moment.'));
    }
  }
  const settings = await settingEdits(renaming, session, { documents, files, project });
  if (settings instanceof ResponseError) {
    return settings;
  }
  if ([...open].some(([uri, snapshot]) => documents.snapshot(uri) !== snapshot)) {
    return new ResponseError(LSPErrorCodes.ContentModified, l10n.t('The file has changed meanwhile.'));
  }
  const blockEdits = [...places].map(([uri, blocks]) => ({
    uri,
    version: open.get(uri)?.text.version ?? null,
    edits: blocks.map(({ range }) => ({ range, newText: renaming.newName })),
  }));
  return { files: [...blockEdits, ...settings.files], left: settings.left };
}

/** Whether a file that is not open still has some blocks where they were. */
async function areOnDisk(blocks: readonly BlockSummary[], files: Files, documents: Documents): Promise<boolean> {
  const uri = blocks[0]?.uri ?? '';
  const text = await files.read(uri);
  const found = text === undefined ? [] : summarize(readDocument(uri, withoutMark(text), documents.encoding));
  const there = new Set(found.map(labelOf));
  return blocks.every((block) => there.has(labelOf(block)));
}

/** As editors count, who keep a byte order mark to themselves. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

function labelOf({ name, side, range: { start } }: BlockSummary): string {
  return `${start.line}:${start.character} ${side ?? ''} ${name}`;
}

/** The edits of the settings of every folder that has a part of the connection. */
async function settingEdits(
  renaming: Renaming,
  session: Session,
  { documents, files, project }: Omit<RenamingOptions, 'takesVersions'>,
): Promise<Made | ResponseError> {
  const { entriesToRename } = await session.features();
  const uris = renaming.blocks.map(({ uri }) => uri);
  const made: FileEdits[] = [];
  const left: ConnectionSetting[] = [];
  for (const [scope, uri] of new Map(uris.map((one) => [project.folderOf(one) ?? one, one]))) {
    const entries = entriesToRename(renaming, await session.context(uri));
    if ('kind' in entries) {
      return refusal(entries.reason);
    }
    const settingsUri = settingsFileOf(scope);
    const written = entries.length > 0 ? await files.connections(settingsUri) : undefined;
    const renamed = renamedSettings(written, entries, renaming.newName, scope, documents.encoding);
    left.push(...renamed.left);
    if (renamed.edits.length > 0) {
      made.push({ uri: settingsUri, version: null, edits: renamed.edits });
    }
  }
  return { files: made, left };
}

function workspaceEdit(files: readonly FileEdits[], takesVersions: boolean): WorkspaceEdit {
  return takesVersions
    ? {
        documentChanges: files.map(({ uri, version, edits }) => ({
          textDocument: { uri, version },
          edits: [...edits],
        })),
      }
    : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
}

/** Settings of the person, or of a workspace of several folders, are in a file that only the editor knows. */
function leftMessage(left: readonly ConnectionSetting[]): string {
  const entries = new Set(left.map(({ name, client, server }) => `${name} (${client} → ${server})`));
  return l10n.t(
    'An entry of backupSync.connections keeps the old name, because it is not in .vscode/settings.json of the folder: {0}. Change it by hand.',
    [...entries].join(', '),
  );
}
