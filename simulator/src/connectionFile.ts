import { isIPv4 } from 'node:net';

/** One block of a configuration file, as the plugin would keep it. */
export interface ConnectionBlock {
  readonly name: string;
  readonly side: 'client' | 'server';
  readonly values: ReadonlyMap<string, string>;
}

export type ConnectionFileResult =
  { readonly ok: true; readonly blocks: readonly ConnectionBlock[] } | { readonly ok: false; readonly message: string };

interface Key {
  readonly wanted: string;
  readonly accepts: (value: string) => boolean;
  readonly neededBy: readonly ConnectionBlock['side'][];
}

const matches =
  (form: RegExp) =>
  (value: string): boolean =>
    form.test(value);

const url: Key = {
  wanted: 'ftp://user:password@%s/v0000',
  accepts: matches(/^ftp:\/\/[^\s:@/?#;%]+:[^\s/?#;%]+@%s(:\d{1,5})?\/v\d{4}$/),
  neededBy: ['client'],
};

/** The keys of Exasol's document "Install Backup Synchronization Plugin", step 7, and what this reader takes for them. */
const keys: ReadonlyMap<string, Key> = new Map([
  ['DATABASE_NAME', { wanted: 'a name', accepts: matches(/\S/), neededBy: ['client'] }],
  [
    'START_CYCLE',
    { wanted: 'five cron fields', accepts: matches(/^[\w*,/-]+([ \t]+[\w*,/-]+){4}$/), neededBy: ['client'] },
  ],
  ['LOCAL_URL', url],
  ['REMOTE_URL', url],
  [
    'REMOTE_NODES',
    {
      wanted: 'addresses with "; " between them',
      accepts: (value) => addresses(value).every(isIPv4),
      neededBy: ['client'],
    },
  ],
  ['Verbose', { wanted: 'true or false', accepts: matches(/^(true|false)$/), neededBy: [] }],
  ['SSH', { wanted: 'client or server', accepts: matches(/^(client|server)$/), neededBy: ['client', 'server'] }],
]);

/** The entries of REMOTE_NODES. */
export const addresses = (remoteNodes: string): string[] => remoteNodes.split(';').map((entry) => entry.trim());

type State =
  | { readonly expects: 'name' }
  | { readonly expects: 'brace'; readonly name: string }
  | { readonly expects: 'pair'; readonly name: string; readonly values: Map<string, string> };

/** What comes after a line: another state, a finished block, or the reason to refuse the file. */
type Step = State | ConnectionBlock | string;

/** Reads a configuration file strictly: anything that is not documented, except comments and blank lines, is refused. */
export function readConnectionFile(text: string): ConnectionFileResult {
  const blocks: ConnectionBlock[] = [];
  let state: State = { expects: 'name' };
  for (const [index, line] of text.split('\n').entries()) {
    const step: Step = isIgnored(line) ? state : readLine(state, line);
    if (typeof step === 'string') {
      return { ok: false, message: `line ${index + 1}: ${step}` };
    }
    if ('expects' in step) {
      state = step;
    } else {
      blocks.push(step);
      state = { expects: 'name' };
    }
  }
  const problem = state.expects === 'name' ? wholeFileProblem(blocks) : `the block of ${state.name} is not closed`;
  return problem === undefined ? { ok: true, blocks } : { ok: false, message: problem };
}

const isIgnored = (line: string): boolean => /^[ \t]*(#.*)?$/.test(line);

function wholeFileProblem(blocks: readonly ConnectionBlock[]): string | undefined {
  const names = blocks.map((block) => block.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    return `connection ${repeated} is there twice`;
  }
  return names.length === 0 ? 'the file holds no connection' : undefined;
}

function readLine(state: State, line: string): Step {
  if (/[^\t\x20-\x7e]/.test(line)) {
    return 'a character outside printable ASCII';
  }
  const text = line.trim();
  switch (state.expects) {
    case 'name':
      return /^[A-Za-z]\w*$/.test(text) ? { expects: 'brace', name: text } : 'the name of a connection was expected';
    case 'brace':
      return text === '{' ? { expects: 'pair', name: state.name, values: new Map() } : '"{" was expected';
    case 'pair':
      return text === '}' ? finishBlock(state.name, state.values) : (pairProblem(text, state.values) ?? state);
  }
}

/** Adds the pair to `values`, or says what is wrong with it. */
function pairProblem(text: string, values: Map<string, string>): string | undefined {
  const [, name = '', value = ''] = /^(\w+)[ \t]*=[ \t]*(.*)$/.exec(text) ?? [];
  const key = keys.get(name);
  if (key === undefined) {
    return 'KEY = value with a known key was expected';
  }
  if (values.has(name)) {
    return `${name} is there twice`;
  }
  if (!key.accepts(value)) {
    return `${name} is not ${key.wanted}`;
  }
  values.set(name, value);
  return undefined;
}

function finishBlock(name: string, values: ReadonlyMap<string, string>): ConnectionBlock | string {
  const side = values.get('SSH') === 'client' ? 'client' : 'server';
  const missing = [...keys].filter(([key, { neededBy }]) => neededBy.includes(side) && !values.has(key));
  return missing.length === 0
    ? { name, side, values }
    : `connection ${name} lacks ${missing.map(([key]) => key).join(', ')}`;
}
