import * as l10n from '@vscode/l10n';
import type { Level } from '../../../server/src/language/index';
import {
  describeCron,
  isTimeZone,
  nextRuns,
  parseCron,
  zoneOffset,
  type Cron,
} from '../../../server/src/language/values/cron';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { frame } from '../frame';
import { harmless } from '../harmless';
import { readInstant } from '../instant';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from '../result';
import type { Terminal } from '../terminal';

/** More than anybody reads; also bounds how long the calendar is walked. */
const MOST_RUNS = 1000;

interface CronProblem {
  readonly column: number;
  readonly endColumn: number;
  readonly severity: Exclude<Level, 'off'>;
  readonly rule: string;
  readonly message: string;
}

/** What `--format json` prints; its fields are promised. */
interface CronAnswer {
  readonly valid: boolean;
  readonly text: string;
  readonly next: readonly Date[];
  readonly problems: readonly CronProblem[];
}

interface Question {
  readonly expression: string;
  readonly from: Date;
  readonly count: number;
  readonly timeZone: string;
}

export const cron: Command = {
  operands: 'EXPRESSION',
  options: {
    from: { value: 'ISO', help: () => l10n.t('List runs after this time (now); without an offset it is UTC.') },
    count: { value: 'N', help: () => l10n.t('How many runs, from 1 to {0} (5).', MOST_RUNS) },
    'time-zone': { value: 'ZONE', help: () => l10n.t('The zone of the cluster’s clock, e.g. Europe/Berlin (UTC).') },
    format: { value: 'text|json', help: () => l10n.t('How the answer is printed (text).') },
  },
  notes: () =>
    l10n.t(
      'EXPRESSION is the value of START_CYCLE, in quotes: "*/2 * * * *". Runs are those of the cron of Debian and Red Hat, also when clocks change.\n\nEnds with 0 if cron accepts it, 1 if not, 2 if it could not run. Columns begin at 1 and are UTF-16 units.',
    ),
  run: answerLine,
};

async function answerLine(line: CommandLine, terminal: Terminal): Promise<ExitCode | Refusal> {
  const output = chooseWord(line, 'format', ['text', 'json']);
  if (isRefusal(output)) {
    return output;
  }
  const question = questionOf(line);
  if (isRefusal(question)) {
    return question;
  }
  const answer = await answerTo(question);
  terminal.print(output.word === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : textOf(answer, question));
  return answer.valid ? exitCodes.fine : exitCodes.found;
}

function questionOf({ operands, values }: CommandLine): Question | Refusal {
  const [expression] = operands;
  if (expression === undefined || operands.length > 1) {
    return { refusal: l10n.t('Give one expression, in quotes: cron "*/2 * * * *".') };
  }
  const last = (name: string) => values.get(name)?.at(-1);
  const timeZone = last('time-zone') ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    return { refusal: l10n.t('There is no time zone "{0}". Write one such as Europe/Berlin.', timeZone) };
  }
  const count = last('count') ?? '5';
  if (!/^\d{1,4}$/.test(count) || Number(count) < 1 || Number(count) > MOST_RUNS) {
    return { refusal: l10n.t('--count takes a whole number from 1 to {0}, not "{1}".', MOST_RUNS, count) };
  }
  const written = last('from');
  const from = written === undefined ? new Date() : readInstant(written);
  return from === undefined
    ? { refusal: l10n.t('--from takes a time such as 2027-01-31T12:00:00Z, not "{0}".', written ?? '') }
    : { expression, from, count: Number(count), timeZone };
}

async function answerTo({ expression, ...options }: Question): Promise<CronAnswer> {
  const parsed = parseCron(expression);
  const problems = await problemsOf(parsed);
  return { valid: parsed.valid, text: describeCron(parsed), next: nextRuns(parsed, options), problems };
}

/** The rules are loaded only for a schedule that one of them is about. */
async function problemsOf({ problems }: Cron): Promise<CronProblem[]> {
  if (problems.length === 0) {
    return [];
  }
  const { defaultContext, levelOf, messageOf } = await import('../../../server/src/language/index');
  return [...problems]
    .sort((a, b) => a.offset - b.offset)
    .flatMap((problem) => {
      const severity = levelOf(problem.rule, defaultContext);
      const place = { column: problem.offset + 1, endColumn: problem.offset + problem.length + 1 };
      return severity === 'off' ? [] : [{ ...place, severity, rule: problem.rule, message: messageOf(problem) }];
    });
}

function textOf({ text, next, problems }: CronAnswer, { expression, timeZone }: Question): string {
  const runs = next.map((run) => `  ${inZone(run, timeZone)}`);
  const complaints = problems.flatMap(({ column, endColumn, severity, rule, message }) => {
    const [shown, marks] = frame(expression, { start: column - 1, end: endColumn - 1 });
    return ['', `${severity} ${rule}: ${harmless(message)}`, `  ${shown}`, `  ${marks}`];
  });
  return `${[text, ...runs, ...complaints].join('\n')}\n`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Fri 2027-01-01 00:02 GMT+01:00`. */
function inZone(run: Date, timeZone: string): string {
  const offset = zoneOffset(timeZone)?.(run.getTime()) ?? 0;
  const clock = new Date(run.getTime() + offset);
  const [date, time] = clock.toISOString().slice(0, 16).split('T');
  const ahead = new Date(Math.abs(offset)).toISOString().slice(11, 16);
  return `${DAYS[clock.getUTCDay()] ?? ''} ${date ?? ''} ${time ?? ''} GMT${offset < 0 ? '-' : '+'}${ahead}`;
}
