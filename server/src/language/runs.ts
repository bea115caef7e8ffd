import { nextRuns, type Cron } from './values/cron';
import { zoneOffset, type ZoneOffset } from './values/zones';

/** The next times at which cron starts a schedule, and the changes of the clock on those days, in their order. */
export type RunEntry =
  | {
      readonly kind: 'run';
      readonly at: number;
      /** By the clock of the cluster, e.g. `2026-11-24 02:00`. */
      readonly time: string;
      /** By the clock of the person, where that shows another time; without the date where that is the same. */
      readonly localTime?: string;
    }
  | {
      readonly kind: 'skipped' | 'repeated';
      readonly at: number;
      readonly date: string;
      /** What the clock shows right before, and from then on, e.g. `02:00` and `03:00`. */
      readonly from: string;
      readonly to: string;
    };

export interface RunsOptions {
  /** Runs are strictly after this instant, in milliseconds since 1970. */
  readonly now: number;
  /** The zone of the cluster's clock; must satisfy `isTimeZone`. Where nobody knows it, times are those of a clock that never changes. */
  readonly timeZone: string | undefined;
  readonly localTimeZone: string | undefined;
}

const MOST_RUNS = 5;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function upcomingRuns(cron: Cron, { now, timeZone, localTimeZone }: RunsOptions): readonly RunEntry[] {
  const offset = timeZone === undefined ? undefined : zoneOffset(timeZone);
  const local = offset && localTimeZone !== undefined ? zoneOffset(localTimeZone) : undefined;
  const runs = instantsAfter(now, cron, MOST_RUNS, timeZone);
  const jumps = offset ? runs.flatMap((run) => jumpOnDayOf(run, offset) ?? []) : [];
  const entries: RunEntry[] = [
    ...new Map(jumps.map((jump) => [jump.at, jump])).values(),
    ...runs.map((at) => runEntry(at, offset, local)),
  ];
  return entries.filter(({ at }) => at > now).sort((one, other) => one.at - other.at);
}

function instantsAfter(now: number, cron: Cron, count: number, timeZone = 'UTC'): readonly number[] {
  return nextRuns(cron, { from: new Date(now), count, timeZone }).map((date) => date.getTime());
}

function runEntry(at: number, offset: ZoneOffset | undefined, local: ZoneOffset | undefined): RunEntry {
  const time = clockTime(at, offset);
  const other = local && clockTime(at, local);
  const isOther = other !== undefined && other !== time;
  return {
    kind: 'run',
    at,
    time,
    ...(isOther && { localTime: dateOf(other) === dateOf(time) ? hourOf(other) : other }),
  };
}

/** The change of the clock that the day of a run has, if it has one. */
function jumpOnDayOf(run: number, offset: ZoneOffset): RunEntry | undefined {
  let before = run - DAY;
  let after = run + DAY;
  const old = offset(before);
  if (old === offset(after)) {
    return undefined;
  }
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offset(middle) === old) {
      before = middle;
    } else {
      after = middle;
    }
  }
  const from = clockTime(after, () => old);
  const to = clockTime(after, offset);
  const kind = offset(after) > old ? 'skipped' : 'repeated';
  return dateOf(to) === dateOf(clockTime(run, offset))
    ? { kind, at: after, date: dateOf(to), from: hourOf(from), to: hourOf(to) }
    : undefined;
}

/** What a clock shows at an instant: `2026-11-24 02:00`. Without an offset it is that of UTC. */
function clockTime(instant: number, offset: ZoneOffset = () => 0): string {
  return new Date(instant + offset(instant)).toISOString().slice(0, 16).replace('T', ' ');
}

function dateOf(time: string): string {
  return time.slice(0, 10);
}

function hourOf(time: string): string {
  return time.slice(11);
}

/** The next run alone, for what is shown all the time. */
export interface NextRun {
  readonly time: string;
  /** Whether the run after it follows so soon that its time is old before it is read. */
  readonly isOften: boolean;
}

const OFTEN = 60 * MINUTE;
const MOST_KEPT = 500;
const kept = new Map<string, { readonly from: number; readonly runs: readonly number[] }>();

/** Undefined for a schedule that never starts. What is found holds until that run, so that it is looked for once. */
export function nextRun(text: string, cron: Cron, now: number, timeZone: string | undefined): NextRun | undefined {
  const key = `${timeZone ?? ''} ${text}`;
  let known = kept.get(key);
  if (!known || now < known.from || now >= (known.runs[0] ?? Infinity)) {
    known = { from: now, runs: instantsAfter(now, cron, 2, timeZone) };
    if (kept.size >= MOST_KEPT) {
      kept.clear();
    }
    kept.set(key, known);
  }
  const [first, second = Infinity] = known.runs;
  const offset = timeZone === undefined ? undefined : zoneOffset(timeZone);
  return first === undefined ? undefined : { time: clockTime(first, offset), isOften: second - first < OFTEN };
}
