import { ftpUrl, type Connection } from './connection';

/** How the same connections are written in one language. */
export interface Language {
  readonly head?: readonly string[];
  readonly tail?: readonly string[];
  readonly block: (connection: Connection) => readonly string[];
  /** Each makes one mistake in the lines of a block that the language's server reports. */
  readonly faults: readonly [Fault, ...Fault[]];
}

type Fault = (lines: readonly string[]) => readonly string[];

export type LanguageName = keyof typeof languages;

const settingsOf = (connection: Connection) =>
  [
    ['DATABASE_NAME', connection.database],
    ['START_CYCLE', connection.cycle],
    ['LOCAL_URL', ftpUrl(connection, connection.local)],
    ['REMOTE_URL', ftpUrl(connection, connection.remote)],
    ['REMOTE_NODES', connection.nodes.join('; ')],
    ['Verbose', connection.verbose],
    ['SSH', 'client'],
  ] as const;

/** In the line that has `word`, and only there. */
const inLine =
  (word: string, change: (line: string) => string): Fault =>
  (lines) =>
    lines.map((line) => (line.includes(word) ? change(line) : line));

const replace = (word: string, from: string | RegExp, to: string): Fault =>
  inLine(word, (line) => line.replace(from, to));

export const languages = {
  'backup-sync': {
    head: ['# Connections of a benchmark'],
    block: (connection) => [
      `# Connection ${connection.number}`,
      connection.name,
      '{',
      ...settingsOf(connection).map(([key, value]) => `${key} = ${String(value)}`),
      '}',
      '',
    ],
    faults: [
      replace('START_CYCLE', /=.*/, '= 99 * * *'),
      replace('Verbose', /=.*/, '= maybe'),
      replace('REMOTE_NODES', 'NODES', 'NODE'),
      replace('DATABASE_NAME', ' =', ''),
    ],
  },
  json: {
    head: ['{'],
    tail: ['  "end": {}', '}'],
    block: (connection) =>
      [
        `  "${connection.name}": {`,
        settingsOf(connection)
          .map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`)
          .join(',\n'),
        '  },',
        '',
      ].flatMap((part) => part.split('\n')),
    faults: [
      replace('START_CYCLE', /: .*/, ': "99 * * *",'),
      replace('Verbose', /: .*/, ': "maybe",'),
      replace('REMOTE_NODES', 'NODES', 'NODE'),
      replace('DATABASE_NAME', ':', ''),
    ],
  },
  yaml: {
    head: ['# Connections of a benchmark'],
    block: (connection) => [
      `# Connection ${connection.number}`,
      `${connection.name}:`,
      ...settingsOf(connection).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`),
      '',
    ],
    faults: [
      replace('START_CYCLE', /: .*/, ': "99 * * *"'),
      replace('Verbose', /: .*/, ': "maybe"'),
      replace('REMOTE_NODES', 'NODES', 'NODE'),
      replace('SSH', 'SSH', 'Verbose'),
    ],
  },
  toml: {
    head: ['# Connections of a benchmark'],
    block: (connection) => [
      `# Connection ${connection.number}`,
      `[${connection.name}]`,
      ...settingsOf(connection).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
      '',
    ],
    faults: [replace('DATABASE_NAME', ' =', ''), replace('SSH', 'SSH', 'Verbose')],
  },
  dockerfile: {
    head: ['# Connections of a benchmark'],
    block: (connection) => [
      `# Connection ${connection.number}`,
      `FROM debian:${10 + (connection.number % 3)} AS connection${connection.number}`,
      `ENV DATABASE_NAME=${connection.database}`,
      `ENV START_CYCLE="${connection.cycle}"`,
      `LABEL local="ftp://FTPbackup@node/${connection.local}"`,
      `LABEL remote="ftp://FTPbackup@node/${connection.remote}"`,
      `RUN ping ${connection.nodes.join(' ')}`,
      `EXPOSE ${2_021 + (connection.number % 9)}`,
      `COPY ${connection.name} /srv/${connection.name}`,
      '',
    ],
    faults: [
      replace('EXPOSE', /[0-9]+/, 'client'),
      replace('RUN', 'RUN', 'RUNS'),
      replace('COPY', /COPY .*/, 'COPY'),
      replace('remote', 'LABEL', 'label'),
    ],
  },
  css: {
    head: ['/* Connections of a benchmark */'],
    block: (connection) => [
      `/* Connection ${connection.number} */`,
      `.${connection.name} {`,
      `  font-family: "${connection.database}", sans-serif;`,
      `  margin: ${connection.number % 40}px ${connection.nodes.length}px;`,
      `  background: url("ftp/${connection.local}.png") no-repeat;`,
      `  list-style: url("ftp/${connection.remote}.png");`,
      `  content: "${connection.nodes.join('; ')}";`,
      `  display: ${connection.verbose ? 'block' : 'none'};`,
      '  z-index: 1;',
      '}',
      '',
    ],
    faults: [
      replace('margin', ':', ''),
      replace('display', /: .*/, ': ;'),
      replace('content', 'content', 'contend'),
      replace('z-index', ':', ''),
    ],
  },
  bash: {
    head: ['#!/bin/bash'],
    block: (connection) => [
      `# Connection ${connection.number}`,
      `connection${connection.number}() {`,
      ...settingsOf(connection).map(([key, value]) => `  ${key}='${String(value)}'`),
      '  if [ "$SSH" = client ]; then echo "$DATABASE_NAME"; fi',
      '}',
      '',
    ],
    faults: [replace('if [', 'then ', ''), replace('SSH=', "'client'", '(client')],
  },
  prisma: {
    head: ['datasource db {', '  provider = "postgresql"', '}', ''],
    block: (connection) => [
      `// Connection ${connection.number}`,
      `model ${connection.name} {`,
      '  id Int @id @default(autoincrement())',
      `  DATABASE_NAME String @default("${connection.database}")`,
      `  START_CYCLE String @default("${connection.cycle}")`,
      `  LOCAL_URL String @default("${connection.local}")`,
      '  REMOTE_NODES String[]',
      `  Verbose Boolean @default(${String(connection.verbose)})`,
      '  SSH String',
      '}',
      '',
    ],
    faults: [
      replace('START_CYCLE', 'String', 'Strin'),
      replace('Verbose', '@default', '@defaul'),
      replace('SSH', ' String', ''),
    ],
  },
} satisfies Readonly<Record<string, Language>>;
