import { setMaxListeners } from 'node:events';
import * as vscode from 'vscode';
import { plain } from './plainText';

export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** The sentence that refuses an answer, or undefined. */
  readonly validate?: (answer: string) => string | undefined;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface Confirmation {
  readonly message: string;
  readonly detail?: string;
  /** The button that goes on. */
  readonly action: string;
}

/** Everything that is said to the person, and asked. Undefined or false means that they turned away: never an error. */
export interface Ui {
  ask(question: Question): Promise<string | undefined>;
  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  pickMany<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined>;
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Shows progress that can be cancelled; `report` takes a message and the share that it adds, in percent. */
  progress<T>(
    title: string,
    task: (report: (message: string, percent: number) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Answers with the action that was clicked. Resolves only when the message is gone. */
  inform(message: string, ...actions: string[]): Promise<string | undefined>;
  warn(message: string, ...actions: string[]): Promise<string | undefined>;
  fail(message: string, ...actions: string[]): Promise<string | undefined>;
}

function plainChoice<T>(choice: Choice<T>): Choice<T> {
  return {
    ...choice,
    label: plain(choice.label),
    ...(choice.description === undefined ? {} : { description: plain(choice.description) }),
    ...(choice.detail === undefined ? {} : { detail: plain(choice.detail) }),
  };
}

function plainOrNothing(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plain(text);
}

export const vscodeUi: Ui = {
  async ask(question) {
    return vscode.window.showInputBox({
      title: plain(question.title),
      prompt: plain(question.prompt),
      ignoreFocusOut: true,
      ...(question.value === undefined ? {} : { value: question.value }),
      ...(question.placeholder === undefined ? {} : { placeHolder: question.placeholder }),
      ...(question.password === undefined ? {} : { password: question.password }),
      ...(question.validate ? { validateInput: (answer) => plainOrNothing(question.validate?.(answer)) } : {}),
    });
  },

  async pick(title, placeholder, choices) {
    const picked = await vscode.window.showQuickPick(choices.map(plainChoice), {
      title,
      placeHolder: placeholder,
      ignoreFocusOut: true,
      matchOnDescription: true,
    });
    return picked?.value;
  },

  async pickMany(title, placeholder, choices) {
    const picked = await vscode.window.showQuickPick(
      choices.map((choice) => ({ ...plainChoice(choice), picked: true })),
      { title, placeHolder: placeholder, ignoreFocusOut: true, canPickMany: true },
    );
    return picked?.map((choice) => choice.value);
  },

  async confirm({ message, detail, action }) {
    const options = { modal: true, ...(detail === undefined ? {} : { detail }) };
    return (await vscode.window.showWarningMessage(plain(message), options, action)) === action;
  },

  async progress(title, task) {
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress({ location, title: plain(title), cancellable: true }, (progress, token) => {
      const abort = new AbortController();
      // One listener for each call under way.
      setMaxListeners(0, abort.signal);
      token.onCancellationRequested(() => {
        abort.abort();
      });
      return task((message, percent) => {
        progress.report({ message: plain(message), increment: percent });
      }, abort.signal);
    });
  },

  inform: async (message, ...actions) => vscode.window.showInformationMessage(plain(message), ...actions),
  warn: async (message, ...actions) => vscode.window.showWarningMessage(plain(message), ...actions),
  fail: async (message, ...actions) => vscode.window.showErrorMessage(plain(message), ...actions),
};
