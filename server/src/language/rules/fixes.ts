import * as l10n from '@vscode/l10n';
import { showable } from '../showable';
import type { Problem } from './problem';
import type { Fix, TextChange } from './rule';

/** Puts `newText` in the place of the problem. */
export function replaceProblem(problem: Problem, newText: string): Fix {
  return preferred(l10n.t('Replace by "{0}"', newText), { ...placeOf(problem), newText });
}

/** Takes the text of the problem away. */
export function removeProblem(problem: Problem, text: string): Fix {
  const removed = text.slice(problem.offset, problem.offset + problem.length);
  return preferred(removalOf(removed), { ...placeOf(problem), newText: '' });
}

/** The title of a fix that takes a text away. */
export function removalOf(text: string): string {
  const shown = showable(text);
  return shown === undefined ? l10n.t('Remove this part') : l10n.t('Remove "{0}"', shown);
}

/** The replacement that the problem's finder suggests in `data.suggestion`, if it does. */
export function replaceBySuggestion(problem: Problem): readonly Fix[] {
  const suggestion = problem.data?.['suggestion'];
  return suggestion === undefined ? [] : [replaceProblem(problem, suggestion)];
}

/** A fix that "auto fix" may take. */
export function preferred(title: string, ...changes: readonly TextChange[]): Fix {
  return { title, changes, preferred: true };
}

function placeOf({ offset, length }: Problem): { readonly offset: number; readonly length: number } {
  return { offset, length };
}

/** One fix per word; the one in `data.nearest` first, and preferred. */
export function chooseWord(problem: Problem, words: readonly string[]): readonly Fix[] {
  const nearest = problem.data?.['nearest'];
  const others = words.filter((word) => word !== nearest).map((word) => ({ word, preferred: false }));
  const all = nearest === undefined ? others : [{ word: nearest, preferred: true }, ...others];
  return all.map((choice) => ({ ...replaceProblem(problem, choice.word), preferred: choice.preferred }));
}
