import * as vscode from 'vscode';
import { LANGUAGE } from './languageId';

/** A file of the workspace that may be a Connection file. */
export interface WorkspaceFile {
  readonly uri: string;
  /** For people: relative to its workspace folder. */
  readonly label: string;
  /** URI of its workspace folder; of its own folder where it has none. */
  readonly folder: string;
  readonly text: string;
}

/** Files, as the editor sees them: an unsaved change counts. */
export interface WorkspaceFiles {
  /** Every file of the workspace whose name may be that of a Connection file. */
  candidates(): Promise<readonly WorkspaceFile[]>;
  /** The file in the active editor, if it is a Connection file. */
  active(): WorkspaceFile | undefined;
  /** Reads one file. Rejects where that does not work. */
  read(uri: string): Promise<WorkspaceFile>;
  /** Asks for any file on the disk. */
  choose(title: string, label: string): Promise<WorkspaceFile | undefined>;
}

const PATTERN = '**/*.{cfg,backupsync}';
const MOST = 1000;

export const workspaceFiles: WorkspaceFiles = {
  async candidates() {
    const uris = await vscode.workspace.findFiles(PATTERN, '**/node_modules/**', MOST);
    const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    return Promise.all(
      uris.map(async (uri) => describe(uri, open.get(uri.toString())?.getText() ?? (await readText(uri)))),
    );
  },

  active() {
    const document = vscode.window.activeTextEditor?.document;
    return document?.languageId === LANGUAGE ? describe(document.uri, document.getText()) : undefined;
  },

  async read(uri) {
    const parsed = vscode.Uri.parse(uri, true);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === parsed.toString());
    return describe(parsed, open?.getText() ?? (await readText(parsed)));
  },

  async choose(title, label) {
    const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: label, canSelectMany: false })) ?? [];
    return uri ? describe(uri, await readText(uri)) : undefined;
  },
};

function describe(uri: vscode.Uri, text: string): WorkspaceFile {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
  return { uri: uri.toString(), label: vscode.workspace.asRelativePath(uri), folder: folder.toString(), text };
}

/** As UTF-8; bytes that are not become U+FFFD, which the checks then complain about. */
async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
