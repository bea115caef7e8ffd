import { parseArgs } from 'node:util';
import { faultTable } from './faults';
import type { SimulatorOptions } from './index';

export type CommandLine =
  | { readonly kind: 'run'; readonly options: SimulatorOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string };

/** The least and the greatest value of every option that is a number or a list of numbers. */
const ranges = {
  clusters: [1, 50],
  nodes: [1, 900],
  latency: [0, 600_000],
  port: [1, 65_535],
} as const;

type NumberOption = keyof typeof ranges;
type Numbers = Readonly<Record<NumberOption, readonly number[]>>;

const passwordPrefix = 'BACKUP_SYNC_SIMULATOR_PASSWORD_';
const certificatesVariable = 'BACKUP_SYNC_SIMULATOR_CERTIFICATES';

/** Reads the command line, without the program's name, and the environment. */
export function readCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    return { kind: 'error', message: parsed };
  }
  const { help, tls, fault, ...rest } = parsed;
  if (help) {
    return { kind: 'help', text: helpText() };
  }
  const numbers = readNumbers(rest);
  if (typeof numbers === 'string') {
    return { kind: 'error', message: numbers };
  }
  const [clusters = 2] = numbers.clusters;
  const [latency = 0] = numbers.latency;
  const { nodes, port: ports } = numbers;
  return {
    kind: 'run',
    options: { clusters, nodes, latency, ports, tls, faults: fault, ...fromEnvironment(environment) },
  };
}

/** The options as written, or what Node says about a wrong one. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        clusters: { type: 'string', default: '2' },
        nodes: { type: 'string', default: '3' },
        latency: { type: 'string', default: '0' },
        port: { type: 'string', multiple: true, default: [] },
        tls: { type: 'boolean', default: false },
        fault: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readNumbers(written: Readonly<Record<NumberOption, string | readonly string[]>>): Numbers | string {
  const numbers: Record<NumberOption, number[]> = { clusters: [], nodes: [], latency: [], port: [] };
  for (const option of Object.keys(ranges) as NumberOption[]) {
    const [least, greatest] = ranges[option];
    for (const text of [written[option]].flat().flatMap((list) => list.split(','))) {
      const number = Number(text);
      if (!/^\d+$/.test(text) || number < least || number > greatest) {
        return `--${option} takes whole numbers from ${least} to ${greatest}, not "${text}"`;
      }
      numbers[option].push(number);
    }
  }
  return numbers;
}

function fromEnvironment(environment: NodeJS.ProcessEnv): Pick<SimulatorOptions, 'passwords' | 'certificates'> {
  const passwords = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith(passwordPrefix) && value ? [[name.slice(passwordPrefix.length), value]] : [],
  );
  const certificates = environment[certificatesVariable];
  return { passwords: Object.fromEntries(passwords) as Record<string, string>, ...(certificates && { certificates }) };
}

function helpText(): string {
  const width = Math.max(...[...faultTable.keys()].map((kind) => kind.length));
  const faults = [...faultTable].map(([kind, { text }]) => `  ${kind.padEnd(width)}  ${text}`);
  return `Simulated EXAoperation clusters EDU01, EDU02, … over HTTP on 127.0.0.1.

Usage: simulator [options]
  --clusters N       how many clusters (2)
  --nodes N,M,…      data nodes of each cluster, the last number repeated (3)
  --latency MS       how long every answer takes (0)
  --tls              HTTPS with self-signed certificates made at start
  --port P           the port of the next cluster; repeat it for more (any free port)
  --fault KIND[@CLUSTER[/NODE]]   see below; may be repeated
  --help

Prints {"clusters":[{name,url,user,password,fingerprint}]} as one line when ready. Then every line of standard input is
one of {"fault":"KIND[@CLUSTER[/NODE]]"}, {"fault":"none"} for an end of all faults, and {"clock":"2027-01-01T00:00:00Z"};
each is answered with a JSON line on standard error. Ends with its standard input, and on SIGTERM and SIGINT.

Environment:
  ${passwordPrefix}EDU01 …  passwords; random ones if not set
  ${certificatesVariable}  a folder that keeps keys and certificates from start to start

Faults:
${faults.join('\n')}
`;
}
