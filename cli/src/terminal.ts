/** All that a command sees of the process around it. */
export interface Terminal {
  /** Absolute: relative paths start here. */
  readonly folder: string;
  /** Whether colours are shown, not printed as codes. */
  readonly colour: boolean;
  /** All of standard input. */
  readonly read: () => Promise<Uint8Array>;
  /** To standard output, as it is. */
  readonly print: (text: string) => void;
  /** A line for standard error. */
  readonly complain: (sentence: string) => void;
}

export function processTerminal(): Terminal {
  return {
    folder: process.cwd(),
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    read: readStandardInput,
    print: (text) => void process.stdout.write(text),
    complain: (sentence) => void process.stderr.write(`${sentence}\n`),
  };
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/** A reader that has seen enough (`| head`) closes the pipe: that is no failure, and nothing is left to say. */
export function endQuietlyOnClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
      process.exit();
    });
  }
}
