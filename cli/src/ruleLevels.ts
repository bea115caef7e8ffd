import * as l10n from '@vscode/l10n';
import { nearestWord, rules, type Level, type RuleLevels } from '../../server/src/language/index';
import type { Refusal } from './result';

const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Levels with one more, if there are such a rule and such a level; `where` is what names them. */
export function addLevel(
  levels: RuleLevels,
  id: string,
  word: string,
  where: string,
): { readonly levels: RuleLevels } | Refusal {
  const level = LEVELS.find((one) => one === word);
  if (!Object.hasOwn(rules, id)) {
    return { refusal: unknownRule(id) };
  }
  return level === undefined
    ? { refusal: l10n.t('{0} {1}=LEVEL takes one of {2}, not "{3}".', where, id, LEVELS.join(', '), word) }
    : { levels: { ...levels, [id]: level } };
}

/** Every rule with the level that it has where nobody says otherwise. */
export function ruleList(): string {
  return Object.entries(rules)
    .map(([id, { level }]) => `${id}=${level}\n`)
    .join('');
}

function unknownRule(id: string): string {
  const nearest = nearestWord(id, Object.keys(rules));
  return nearest === undefined
    ? l10n.t('There is no rule "{0}". "check --rule=list" lists them.', id)
    : l10n.t('There is no rule "{0}". Did you mean "{1}"?', id, nearest);
}
