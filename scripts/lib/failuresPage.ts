import { failures, UNKNOWN, type Failure } from './failures';

const EXAMPLE: Readonly<Record<string, string>> = {
  host: 'edu01.example.com:443',
  url: 'https://edu01.example.com/cluster1/',
  seconds: '30',
  fingerprint: 'BFDE4EABE150…',
};

/** docs/failures.md: what goes wrong between here and a cluster, and the words for it. */
export function failuresPage(): string {
  return [
    '# When a call fails',
    'Whatever a cluster, a network or somebody in between answers, a call ends within its time limit (setting `backupSync.timeouts`) in one of the sentences below. It concerns the node that it names; what other nodes answered stands. Each sentence was given by a real server that behaved in that way: a test compares every word.',
    `A call that changes something is never repeated by itself. Where the last column says "unknown", the sentence goes on: "${UNKNOWN}"`,
    ...failures.flatMap(({ title, rows }) => [`## ${title}`, table(rows)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(rows: readonly Failure[]): string {
  const head = ['What happens', 'What you read', 'What to do', 'After a change'];
  return [head, head.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells({ title, modes, message, remedy, afterWrite }: Failure): readonly string[] {
  const example = { ...EXAMPLE, mode: modes?.[0] ?? '' };
  return [title, `EDU01 n0011: ${fill(message, example)}`, fill(remedy, example), afterWrite].map(escape);
}

/** Puts values in for `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function escape(cell: string): string {
  return cell.replace(/[|<]/g, (character) => `\\${character}`);
}
