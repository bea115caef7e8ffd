/** Why a command cannot run: one sentence that says what happened and what to do. */
export interface Refusal {
  readonly refusal: string;
  /** Further lines: facts to decide by. */
  readonly details?: readonly string[];
}

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}

/** What the program ends with; the documentation promises these. 130 is what a shell says of a program that Ctrl+C ended. */
export const exitCodes = { fine: 0, found: 1, couldNotRun: 2, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
