import type { CommandLine, OptionTable } from './commandLine';
import type { ExitCode, Refusal } from './result';
import type { Terminal } from './terminal';

/** One command of the program. */
export interface Command {
  /** What stands behind the command's name and its options, e.g. `FILES…`. */
  readonly operands: string;
  readonly options: OptionTable;
  /** What `--help` says beside the options. */
  readonly notes: () => string;
  readonly run: (line: CommandLine, terminal: Terminal) => Promise<ExitCode | Refusal>;
}
