import { setTimeout as sleep } from 'node:timers/promises';
import { makeDocument } from '../documents/document';
import type { Group, MetricId } from '../metrics';
import { Random } from '../random';
import { Session } from '../rpc/session';
import type { Server } from '../servers/server';
import { median, percentile } from '../statistics';
import { TypedText } from '../typing';
import type { Plan } from './plan';
import { completionParams, requestKinds, type RequestKind } from './requests';

const keys = 50;
const millisecondsPerKey = 25;
const mostIdleWait = 20_000;

export interface Measured {
  readonly values: ReadonlyMap<MetricId, number>;
  /** Why a part of it is missing. */
  readonly failures: readonly { readonly what: string; readonly why: string }[];
}

/** One server with one document: all that is to be measured while it is open, one after the other. */
export async function measureSession(server: Server, lines: number, plan: Plan): Promise<Measured> {
  const values = new Map<MetricId, number>();
  const failures: { what: string; why: string }[] = [];
  const { text } = makeDocument(server.language, lines, lines);
  const session = await Session.start(server, text, plan.timeout);
  const bench: Bench = { session, plan, text, typed: new TypedText(text), random: new Random(lines), values };
  try {
    for (const [group, measure] of measures(plan)) {
      try {
        await measure(bench);
      } catch (error) {
        failures.push({ what: group, why: error instanceof Error ? error.message : String(error) });
        // A server that owes an answer, or an edit that was not taken back, would spoil what comes after it.
        break;
      }
    }
  } finally {
    await session.end();
  }
  return { values, failures };
}

interface Bench {
  readonly session: Session;
  readonly plan: Plan;
  readonly text: string;
  readonly typed: TypedText;
  readonly random: Random;
  readonly values: Map<MetricId, number>;
}

type Measure = (bench: Bench) => Promise<void>;

function measures({ groups }: Plan): readonly (readonly [Group, Measure])[] {
  const all: readonly (readonly [Group, Measure])[] = [
    ['edit', measureEdits],
    ...requestKinds.map((kind) => [kind.group, (bench: Bench) => measureRequest(bench, kind)] as const),
    ['burst', measureBurst],
    ['memory', measureMemory],
  ];
  return [['open', measureOpen], ...all.filter(([group]) => groups.has(group))];
}

async function measureOpen({ session, text, values }: Bench): Promise<void> {
  await session.untilIdle(mostIdleWait);
  const before = session.cpu;
  const { milliseconds, count } = await session.open(text);
  await session.untilIdle(mostIdleWait);
  values
    .set('open', milliseconds)
    .set('open-cpu', session.cpu - before)
    .set('diagnostics', count);
}

/** A letter is typed anywhere and taken away again; each time the diagnostics are waited for. */
async function measureEdits({ session, plan, typed, random, values }: Bench): Promise<void> {
  const times: number[] = [];
  const before = session.cpu;
  const inTime = timer(plan.budget);
  while (typed.isTyped || (times.length < plan.edits && inTime())) {
    const change = typed.isTyped ? typed.undo() : typed.type(typed.anyPlace(random), 'a');
    times.push((await session.edit(change, typed)).milliseconds);
  }
  await session.untilIdle(mostIdleWait);
  values.set('edit-cpu', (session.cpu - before) / times.length);
  set(values, 'edit', median(times));
  set(values, 'edit-p95', percentile(times, 0.95));
}

/** Each request comes together with a change, so the server has not seen the text before. */
async function measureRequest({ session, plan, typed, random, values }: Bench, kind: RequestKind): Promise<void> {
  if (!session.can(kind.capability, kind.method)) {
    return;
  }
  const times: number[] = [];
  const counts: number[] = [];
  const inTime = timer(plan.budget);
  while (times.length < Math.min(plan.requests, kind.most) && (times.length === 0 || inTime())) {
    const { line, character } = typed.placeInWord(random);
    const change = typed.type({ line, character }, 'a');
    const place = kind.isAboutTyped ? { line, character: character + 1 } : typed.placeInWord(random);
    const { milliseconds, result } = await session.ask(kind.method, kind.params(place), change, typed);
    times.push(milliseconds);
    counts.push(kind.countOf(result));
    session.type(typed.undo(), typed);
    // What servers do of themselves after a change is none of the next request's.
    await session.untilIdle(mostIdleWait);
  }
  set(values, kind.group, median(times));
  values.set(kind.count, counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

/** Keys come faster than a slow server can follow; then somebody asks for suggestions. */
async function measureBurst({ session, typed, random, values }: Bench): Promise<void> {
  const before = session.cpu;
  const { line, character } = typed.placeInWord(random);
  for (let key = 0; key < keys; key += 1) {
    session.type(typed.type({ line, character }, 'a'), typed);
    await sleep(millisecondsPerKey);
  }
  const params = completionParams({ line, character: character + keys });
  if (session.can('completionProvider', 'textDocument/completion')) {
    values.set('burst-lag', (await session.ask('textDocument/completion', params)).milliseconds);
  }
  await session.untilIdle(mostIdleWait);
  values.set('burst-cpu', session.cpu - before);
  session.type(typed.undo(), typed);
}

async function measureMemory({ session, values }: Bench): Promise<void> {
  await session.untilIdle(mostIdleWait);
  const { now, peak } = session.memory;
  values.set('memory-peak', peak).set('memory-rest', now);
}

function timer(budget: number): () => boolean {
  const end = performance.now() + budget;
  return () => performance.now() < end;
}

function set(values: Map<MetricId, number>, metric: MetricId, value: number | undefined): void {
  if (value !== undefined) {
    values.set(metric, value);
  }
}
