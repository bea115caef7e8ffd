import { spawn } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import type { CommandLine } from '../commandLine';
import type { Refusal } from '../result';
import type { Terminal } from '../terminal';
import type { Address } from './options';

const VARIABLE = 'BACKUP_SYNC_PASSWORD';

export type Found = { readonly password: string } | Refusal | 'cancelled';

/**
 * The password of a cluster: from the command that was named, else from the environment, else from the person. Never from
 * an option: whoever lists processes would see it.
 */
export async function findPassword(
  { values }: CommandLine,
  { user, name }: Address,
  { environment, askHidden }: Terminal,
  signal: AbortSignal,
): Promise<Found> {
  const command = values.get('password-command')?.at(-1);
  if (command !== undefined) {
    return firstLineOf(command, signal);
  }
  const given = environment[VARIABLE];
  if (given !== undefined && given !== '') {
    return { password: given };
  }
  const answer = await askHidden(l10n.t('Password of {0} on {1}: ', user, name));
  switch (answer.kind) {
    case 'cancelled':
      return 'cancelled';
    case 'noTerminal':
      return {
        refusal: l10n.t(
          'No password is known, and there is no terminal to ask on. Set {0}, or use --password-command.',
          VARIABLE,
        ),
      };
    case 'typed':
      return answer.text === ''
        ? { refusal: l10n.t('No password was typed, so nothing was called.') }
        : { password: answer.text };
  }
}

/** In the shell, as if it had been typed; what it complains about goes to the person, and what it prints to nobody. */
function firstLineOf(command: string, signal: AbortSignal): Promise<Found> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['inherit', 'pipe', 'inherit'], windowsHide: true });
    const settle = (found: Found): void => {
      signal.removeEventListener('abort', cancel);
      resolve(found);
    };
    const cancel = (): void => {
      child.kill();
      // What the shell has started may hold the pipe open.
      child.stdout.destroy();
      settle('cancelled');
    };
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(0, LONGEST);
    });
    child.on('error', ({ code = '' }: NodeJS.ErrnoException) => settle(withoutPassword(code)));
    child.on('close', (code) => {
      const password = output.split(/\r?\n/, 1)[0] ?? '';
      if (code === 0 && password !== '') {
        settle({ password });
      } else {
        settle(withoutPassword(code === 0 ? l10n.t('no output') : l10n.t('exit code {0}', code ?? '?')));
      }
    });
    signal.addEventListener('abort', cancel);
  });
}

/** UTF-16 units of output that are kept. */
const LONGEST = 64 * 1024;

function withoutPassword(reason: string): Refusal {
  return {
    refusal: l10n.t('--password-command did not print a password ({0}). Run it in a terminal to see why.', reason),
  };
}
