import type { Random } from '../random';

/** What one block says, whatever the language. */
export interface Connection {
  readonly number: number;
  readonly name: string;
  readonly database: string;
  readonly cycle: string;
  readonly local: string;
  readonly remote: string;
  readonly nodes: readonly string[];
  readonly verbose: boolean;
}

export function makeConnection(random: Random, number: number): Connection {
  const volume = (): string => `v${String(random.between(1, 9_999)).padStart(4, '0')}`;
  return {
    number,
    name: `Connection${number}`,
    database: `exa_db${number}`,
    cycle: `${random.between(0, 59)} ${random.oneOf(['*', '3', '*/6', '0-8', '2,14'])} * * ${random.oneOf(['*', '0', '1-5'])}`,
    local: volume(),
    remote: volume(),
    nodes: Array.from(
      { length: random.between(1, 3) },
      () => `10.60.${random.between(1, 254)}.${random.between(1, 254)}`,
    ),
    verbose: random.next() < 0.5,
  };
}

export function ftpUrl({ number }: Connection, volume: string): string {
  return `ftp://FTPbackup:\${secret:db${number}}@%s/${volume}`;
}
