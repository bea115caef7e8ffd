import * as l10n from '@vscode/l10n';
import type { NodeStatus } from '../exaoperation/plugin';

export type SeenStatus = NodeStatus | 'unreachable';

/** A node as people know it (`EDU01 n0011`) and what STATUS said of it a moment ago. */
export interface SeenNode {
  readonly name: string;
  readonly status: SeenStatus;
}

/** Whether a function makes sense on nodes in their present state. `reasons` are sentences, one per kind of reason. */
export interface Judgement {
  readonly kind: 'allowed' | 'nothingToDo' | 'confirm' | 'refused';
  readonly reasons: readonly string[];
}

export const ALLOWED: Judgement = { kind: 'allowed', reasons: [] };

interface Cell {
  readonly kind: Exclude<Judgement['kind'], 'allowed'>;
  /** `nodes` is a list such as `EDU01 n0011, EDU01 n0012`. */
  readonly reason: (nodes: string) => string;
}

const notInstalled: Cell = {
  kind: 'refused',
  reason: (nodes) => l10n.t('The plugin is not installed on {0}. Install it first.', nodes),
};

const running: Cell = {
  kind: 'confirm',
  reason: (nodes) => l10n.t('A connection is active on {0}, and what is changed now may disturb its copying.', nodes),
};

const notKnown: Cell = {
  kind: 'confirm',
  reason: (nodes) => l10n.t('What state {0} is in could not be read from the answer to STATUS.', nodes),
};

/**
 * THE table of what speaks against a function, by what STATUS says of a node; what is not here is allowed. That a node
 * does not answer is no reason: the call finds out by itself, in its own time limit. INSTALL is how a node gets out of a
 * state that nobody can read.
 */
const TRANSITIONS: Readonly<Record<string, Readonly<Partial<Record<SeenStatus, Cell>>>>> = {
  INSTALL: {
    'not activated': {
      kind: 'nothingToDo',
      reason: (nodes) => l10n.t('The plugin is installed on {0} already.', nodes),
    },
    activated: {
      kind: 'refused',
      reason: (nodes) => l10n.t('The plugin is active on {0}. Deactivate it before you install it again.', nodes),
    },
  },
  UNINSTALL: {
    'not installed': {
      kind: 'nothingToDo',
      reason: (nodes) => l10n.t('The plugin is not installed on {0}, so there is nothing to take away.', nodes),
    },
    activated: {
      kind: 'refused',
      reason: (nodes) => l10n.t('The plugin is active on {0}. Deactivate every connection first.', nodes),
    },
    unknown: notKnown,
  },
  // Active already is no reason: STATUS does not say which connection is.
  ACTIVATE: { 'not installed': notInstalled, unknown: notKnown },
  DEACTIVATE: {
    'not installed': notInstalled,
    'not activated': {
      kind: 'nothingToDo',
      reason: (nodes) => l10n.t('No connection is active on {0}.', nodes),
    },
    unknown: notKnown,
  },
  SSHKEY: { 'not installed': notInstalled, activated: running, unknown: notKnown },
  UPLOAD_CONFIG: { 'not installed': notInstalled, activated: running, unknown: notKnown },
  UPLOAD_KEY: { 'not installed': notInstalled, activated: running, unknown: notKnown },
};

/** Whether the table says anything of a function of BackupSync: only then its nodes need to be looked at. */
export function isTransition(functionName: string): boolean {
  return Object.hasOwn(TRANSITIONS, functionName);
}

/**
 * Judges a function of BackupSync on nodes. One node that refuses refuses the whole; nothing is to be done only where that
 * holds for all of them.
 */
export function judgeFunction(functionName: string, nodes: readonly SeenNode[]): Judgement {
  const row = isTransition(functionName) ? TRANSITIONS[functionName] : undefined;
  const found = new Map<Cell, string[]>();
  for (const { name, status } of nodes) {
    const cell = row?.[status];
    if (cell) {
      found.set(cell, [...(found.get(cell) ?? []), name]);
    }
  }
  const kinds = new Set([...found.keys()].map(({ kind }) => kind));
  const isIdle = [...found].some(([{ kind }, names]) => kind === 'nothingToDo' && names.length === nodes.length);
  const kind = (['refused', 'confirm'] as const).find((one) => kinds.has(one)) ?? (isIdle ? 'nothingToDo' : 'allowed');
  return { kind, reasons: [...found].map(([{ reason }, names]) => reason(shortList(names))) };
}

/** Removing the plugin's entry clears its folders on every node, so each must be seen to be rid of the plugin. */
export function judgeRemoval(nodes: readonly SeenNode[]): Judgement {
  const unseen = nodes.filter(({ status }) => status === 'unreachable' || status === 'unknown');
  const left = nodes.filter(({ status }) => status === 'activated' || status === 'not activated');
  const names = (of: readonly SeenNode[]): string => shortList(of.map(({ name }) => name));
  const reasons = [
    ...(left.length > 0
      ? [l10n.t('The plugin is still installed on {0}. Uninstall it there first.', names(left))]
      : []),
    ...(unseen.length > 0
      ? [
          l10n.t(
            'Whether the plugin is installed on {0} is not known. Read the status of each node first.',
            names(unseen),
          ),
        ]
      : []),
  ];
  return reasons.length > 0 ? { kind: 'refused', reasons } : ALLOWED;
}

/** Adds a reason to refuse to what was judged. */
export function refuse({ reasons }: Judgement, reason: string): Judgement {
  return { kind: 'refused', reasons: [reason, ...reasons] };
}

/** Names that a sentence can hold; the rest is counted. */
const LISTED = 8;

function shortList(names: readonly string[]): string {
  const rest = names.length - LISTED;
  const listed = names.slice(0, LISTED).join(', ');
  return rest > 0 ? l10n.t('{0} and {1} more', listed, rest) : listed;
}
