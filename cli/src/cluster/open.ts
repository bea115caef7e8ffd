import * as l10n from '@vscode/l10n';
import type { CommandLine } from '../commandLine';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from '../result';
import type { Terminal } from '../terminal';
import { watchInterrupt } from './interrupt';
import type { Address } from './options';
import { findPassword } from './password';
import { openWay, type OpenWay } from './way';

/** Works with a cluster, and leaves nothing open. Ctrl+C aborts the signal, and whatever comes of it is the exit code 130. */
export async function withCluster(
  line: CommandLine,
  address: Address,
  terminal: Terminal,
  work: (way: OpenWay, signal: AbortSignal) => Promise<ExitCode | Refusal>,
): Promise<ExitCode | Refusal> {
  warnOfPlainText(address, terminal);
  const interrupt = watchInterrupt(() =>
    terminal.complain(l10n.t('Cancelling what is under way. Press Ctrl+C again to end at once.')),
  );
  const { signal } = interrupt;
  try {
    const found = await findPassword(line, address, terminal, signal);
    if (found === 'cancelled') {
      return exitCodes.interrupted;
    }
    if (isRefusal(found)) {
      return found;
    }
    const way = openWay(address, found.password);
    const outcome = await work(way, signal).finally(() => way.dispose());
    return signal.aborted ? exitCodes.interrupted : outcome;
  } finally {
    interrupt.end();
  }
}

function warnOfPlainText({ urls }: Address, { complain }: Terminal): void {
  if (urls.some((url) => url.startsWith('http:'))) {
    complain(l10n.t('The connection is not encrypted: the password can be read on its way. Use https.'));
  }
}
