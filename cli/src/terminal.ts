import * as l10n from '@vscode/l10n';
import { harmlessPath } from './harmless';
import type { HiddenAnswer } from './prompt';
import { exitCodes } from './result';

/** All that a command sees of the process around it. */
export interface Terminal {
  /** Absolute: relative paths start here. */
  readonly folder: string;
  /** Whether colours are shown, not printed as codes. */
  readonly colour: boolean;
  /** All of standard input, every time the same. */
  readonly read: () => Promise<Uint8Array>;
  /** To standard output, as it is. */
  readonly print: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asks for a line that is not shown while it is typed. */
  readonly askHidden: (question: string) => Promise<HiddenAnswer>;
  /** A line for standard error; what could steer a terminal is made harmless. */
  readonly complain: (sentence: string) => void;
}

export function processTerminal(): Terminal {
  let input: Promise<Uint8Array> | undefined;
  return {
    folder: process.cwd(),
    colour: showsColour(process.stdout, process.env),
    read: () => (input ??= readStandardInput()),
    environment: process.env,
    askHidden: async (question) => (await import('./prompt')).askHidden(question),
    print: (text) => void process.stdout.write(text),
    complain: (sentence) => void process.stderr.write(`${harmlessPath(sentence)}\n`),
  };
}

/** On a terminal, unless the person said no (no-color.org). */
export function showsColour({ isTTY }: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  return isTTY === true && !environment['NO_COLOR'];
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/**
 * A reader that has seen enough (`| head`) closes the pipe: that is no failure, and nothing is left to say. What cannot be
 * written for another reason, such as a full disk, must not look like a result.
 */
export function watchStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        process.exit();
      }
      process.exitCode = exitCodes.couldNotRun;
      if (stream === process.stdout) {
        process.stderr.write(`${l10n.t('The result could not be written ({0}).', error.code ?? '')}\n`);
      }
    });
  }
}
