import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from './measures/plan';
import { groups, type Group } from './metrics';

export type Mode = 'servers' | 'in-process' | 'command-line' | 'fleet';

export interface Options {
  readonly modes: readonly Mode[];
  /** Names; undefined for all. */
  readonly servers: readonly string[] | undefined;
  readonly plan: Plan;
  /** The server to which the ratios are made. */
  readonly against: string;
  /** Another build of our server, which joins in as "before". */
  readonly before: string | undefined;
  /** The file of the results. */
  readonly out: string;
  /** Whether docs/benchmarks.md is written. */
  readonly write: boolean;
  /** The place for it there, where it is not that of the mode. */
  readonly place: string | undefined;
  /** Whether our programs are built first. */
  readonly build: boolean;
}

const modes: readonly Mode[] = ['servers', 'in-process', 'command-line', 'fleet'];

export const usage = `npm run bench -- [MODE…] [OPTIONS]

MODE   ${modes.join(' | ')} (default: servers)

--servers ours,json     which servers, also ours-push and json-push (default: all)
--sizes 1000,10000      lines of the documents (default: 100,1000,10000,100000)
--metrics open,edit     of ${groups.join(', ')} (default: all)
--rounds 3              how often all of it is done, every server in each round
--laps 10               starts of each server
--edits 200             edits, --requests 50: requests of a kind, per document
--budget 20             seconds after which a loop of them begins no other, --timeout 60: seconds for one
--against json          the server that the ratios are made to
--before FILE           a server.js of another build, which joins in as "before"
--out FILE              the results as JSON (default: .bench/results.json)
--write                 puts the tables into docs/benchmarks.md
--place peers           into another place of it than that of the mode
--no-build              measures the programs of the last time`;

/** @throws {Error} with a sentence, for a call that makes no sense */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      servers: { type: 'string' },
      sizes: { type: 'string', default: '100,1000,10000,100000' },
      metrics: { type: 'string', default: groups.join(',') },
      rounds: { type: 'string', default: '3' },
      laps: { type: 'string', default: '10' },
      edits: { type: 'string', default: '200' },
      requests: { type: 'string', default: '50' },
      budget: { type: 'string', default: '20' },
      timeout: { type: 'string', default: '60' },
      against: { type: 'string', default: 'json' },
      before: { type: 'string' },
      out: { type: 'string', default: '.bench/results.json' },
      write: { type: 'boolean', default: false },
      place: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  return {
    modes: positionals.length > 0 ? positionals.map((name) => oneOf(modes, name)) : ['servers'],
    servers: values.servers?.split(','),
    plan: {
      sizes: values.sizes.split(',').map(count),
      rounds: count(values.rounds),
      laps: count(values.laps),
      edits: count(values.edits),
      requests: count(values.requests),
      groups: new Set(values.metrics.split(',').map((name): Group => oneOf(groups, name))),
      budget: count(values.budget) * 1_000,
      timeout: count(values.timeout) * 1_000,
    },
    against: values.against,
    before: values.before === undefined ? undefined : path.resolve(values.before),
    out: path.resolve(values.out),
    write: values.write,
    place: values.place,
    build: !values['no-build'],
  };
}

function count(written: string): number {
  const number = Number(written);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`"${written}" is no whole number above 0.`);
  }
  return number;
}

function oneOf<Name extends string>(names: readonly Name[], written: string): Name {
  const found = names.find((name) => name === written);
  if (found === undefined) {
    throw new Error(`"${written}" is none of ${names.join(', ')}.`);
  }
  return found;
}
