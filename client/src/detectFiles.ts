import * as vscode from 'vscode';
import { isBegunConnection, isConnectionText } from './procedure/connections';
import { settings } from './settings';
import { LANGUAGE } from './languageId';

/** Key of the files whose language a person chose, in the workspace's memory. */
const LEFT_ALONE = 'detect.leftAlone';

/** As much of a file as is looked at while somebody types. */
const HEAD = new vscode.Range(0, 0, 200, 0);

/** Whether a person chose the language of a file, so that it is none of ours whatever it holds. */
export function isLeftAlone(memory: vscode.Memento, uri: vscode.Uri): boolean {
  return memory.get<string[]>(LEFT_ALONE, []).includes(uri.toString());
}

/**
 * Gives `.cfg` files that look like Connection files their language: when they are opened, while they are written, and
 * when they are saved. The built-in `properties` language keeps all others; a file whose language a person changed is left alone.
 */
export function detectConnectionFiles(memory: vscode.Memento): vscode.Disposable {
  const leftAlone = new Set(memory.get<string[]>(LEFT_ALONE, []));
  /** Files whose language this code is changing right now. */
  const ours = new Set<string>();
  let justClosed: { readonly uri: string; readonly language: string } | undefined;

  /** Says whether the file got its language now. */
  const look = async (document: vscode.TextDocument, isOurs = looksRight): Promise<boolean> => {
    const uri = document.uri.toString();
    if (!isCandidate(document) || leftAlone.has(uri) || ours.has(uri) || !isOurs(document)) {
      return false;
    }
    ours.add(uri);
    // A document that closes meanwhile has no language to change any more.
    const isChanged = await vscode.languages.setTextDocumentLanguage(document, LANGUAGE).then(
      () => true,
      () => false,
    );
    ours.delete(uri);
    return isChanged;
  };

  const onOpen = (document: vscode.TextDocument): void => {
    const uri = document.uri.toString();
    // A change of language closes and opens a document in one go; nothing else does.
    if (
      justClosed?.uri === uri &&
      justClosed.language === LANGUAGE &&
      document.languageId !== LANGUAGE &&
      !ours.has(uri)
    ) {
      leftAlone.add(uri);
      void memory.update(LEFT_ALONE, [...leftAlone]);
    }
    void look(document);
  };

  for (const document of vscode.workspace.textDocuments) {
    void look(document);
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument((document) => {
      justClosed = { uri: document.uri.toString(), language: document.languageId };
      queueMicrotask(() => (justClosed = undefined));
    }),
    vscode.workspace.onDidOpenTextDocument(onOpen),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Nothing else can complete what is looked for.
      if (contentChanges.some(({ text }) => /[\n{=]/.test(text))) {
        void look(document, looksRightSoFar).then((isChanged) =>
          isChanged ? withoutIndentation(document) : undefined,
        );
      }
    }),
    vscode.workspace.onDidSaveTextDocument((document) => void look(document)),
  );
}

function looksRight(document: vscode.TextDocument): boolean {
  return isConnectionText(document.getText());
}

function looksRightSoFar(document: vscode.TextDocument): boolean {
  const head = document.getText(HEAD);
  return isConnectionText(head) || isBegunConnection(head);
}

/** The language before this one has indented the empty line of a begun block; Connection files have no indentation. */
async function withoutIndentation(document: vscode.TextDocument): Promise<void> {
  const text = document.getText(HEAD);
  const blanks = isBegunConnection(text) ? /^[ \t]+$/m.exec(text) : null;
  if (document.languageId === LANGUAGE && blanks) {
    const start = document.positionAt(blanks.index);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(start, document.lineAt(start).range.end));
    await vscode.workspace.applyEdit(edit);
  }
}

function isCandidate(document: vscode.TextDocument): boolean {
  return (
    document.languageId === 'properties' &&
    document.uri.path.toLowerCase().endsWith('.cfg') &&
    settings.detectFiles(document.uri)
  );
}
