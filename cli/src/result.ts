/** Why a command cannot run: one sentence that says what happened and what to do. */
export interface Refusal {
  readonly refusal: string;
}

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}

/** What the program ends with; the documentation promises these. */
export const exitCodes = { fine: 0, found: 1, couldNotRun: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
