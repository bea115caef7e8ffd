import * as l10n from '@vscode/l10n';
import { isFunctionName } from '../plugin';
import { findUnsendable, sanitizePhrase } from '../text';

/**
 * Names that EXAoperation hands on to a program or takes as a step of a path. What is merely unusual (blanks, quotes,
 * letters of any script) is sent as it is; what would change the meaning of the call is refused with one of these sentences.
 */

export function nodeProblem(node: string): string | undefined {
  return /^n\d{1,6}$/.test(node) ? undefined : l10n.t('"{0}" is no name of a node, such as n0011.', quote(node));
}

export function pluginProblem(plugin: string): string | undefined {
  return isPlain(plugin) && !/[/\\]/.test(plugin) && !plugin.includes('..')
    ? undefined
    : l10n.t('"{0}" is no name of a plugin: it looks like an option or a path.', quote(plugin));
}

export function functionProblem(name: string): string | undefined {
  return isFunctionName(name)
    ? undefined
    : l10n.t('"{0}" is no name of a function: it has letters, digits and underscores only.', quote(name));
}

export function connectionProblem(name: string): string | undefined {
  return name === '' || isPlain(name)
    ? undefined
    : l10n.t('"{0}" is no name of a connection: it looks like an option.', quote(name));
}

/** An object of the cluster, as a step of the URL: a dot would be another step. */
export function objectProblem(object: string): string | undefined {
  return /^[^/\\.\0-\x1f\x7f]{1,200}$/.test(object) && findUnsendable(object) < 0
    ? undefined
    : l10n.t('"{0}" is no name of an object of the cluster: it looks like a path.', quote(object));
}

/** No option, no control character, not empty. */
function isPlain(name: string): boolean {
  return /^[^-\s\0-\x1f\x7f][^\0-\x1f\x7f]{0,199}$/.test(name);
}

function quote(name: string): string {
  return sanitizePhrase(name, 60);
}

/** As the field of a call: there or not. */
export function refusal(problem: string | undefined): { problem?: string } {
  return problem === undefined ? {} : { problem };
}
