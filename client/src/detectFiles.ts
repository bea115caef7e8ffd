import * as vscode from 'vscode';
import { isConnectionText } from './procedure/connections';
import { settings } from './settings';
import { LANGUAGE } from './languageId';

/** Key of the files whose language a person chose, in the workspace's memory. */
const LEFT_ALONE = 'detect.leftAlone';

/** Whether a person chose the language of a file, so that it is none of ours whatever it holds. */
export function isLeftAlone(memory: vscode.Memento, uri: vscode.Uri): boolean {
  return memory.get<string[]>(LEFT_ALONE, []).includes(uri.toString());
}

/**
 * Gives `.cfg` files that look like Connection files their language, when they are opened and when they are saved.
 * The built-in `properties` language keeps all others; a file whose language a person changed is left alone.
 */
export function detectConnectionFiles(memory: vscode.Memento): vscode.Disposable {
  const leftAlone = new Set(memory.get<string[]>(LEFT_ALONE, []));
  /** Files whose language this code is changing right now. */
  const ours = new Set<string>();
  /** Files that held nothing when they were opened, as one that an action creates: their first text is looked at, too. */
  const empty = new WeakSet<vscode.TextDocument>();
  let justClosed: { readonly uri: string; readonly language: string } | undefined;

  const look = async (document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (isCandidate(document) && !leftAlone.has(uri) && isConnectionText(document.getText())) {
      ours.add(uri);
      // A document that closes meanwhile has no language to change any more.
      await vscode.languages.setTextDocumentLanguage(document, LANGUAGE).then(undefined, () => undefined);
      ours.delete(uri);
    }
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
    if (document.getText() === '') {
      empty.add(document);
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
      // An event without changes tells of another state, such as unsaved.
      if (contentChanges.length > 0 && empty.delete(document)) {
        void look(document);
      }
    }),
    vscode.workspace.onDidSaveTextDocument((document) => void look(document)),
  );
}

function isCandidate(document: vscode.TextDocument): boolean {
  return (
    document.languageId === 'properties' &&
    document.uri.path.toLowerCase().endsWith('.cfg') &&
    settings.detectFiles(document.uri)
  );
}
