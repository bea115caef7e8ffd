import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';

/** `cancelled` is Ctrl+C and Ctrl+D. */
export type HiddenAnswer =
  { readonly kind: 'typed'; readonly text: string } | { readonly kind: 'noTerminal' } | { readonly kind: 'cancelled' };

/** Asks for a line whose letters are not shown. The question goes to standard error, so that a result can be piped. */
export async function askHidden(question: string): Promise<HiddenAnswer> {
  if (!isatty(process.stdin.fd) || !isatty(process.stderr.fd)) {
    return { kind: 'noTerminal' };
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 });
  process.stderr.write(question);
  try {
    return await new Promise((resolve) => {
      lines.once('line', (text) => resolve({ kind: 'typed', text }));
      lines.once('close', () => resolve({ kind: 'cancelled' }));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
