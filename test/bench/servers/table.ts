import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePartner } from '../documents/document';
import { connectionSchema } from '../documents/schema';
import type { Server } from './server';

/** Where things are that the command makes: `npm run bench` may remove all of it. */
export const scratch = path.resolve('.bench');
export const schemaFile = path.join(scratch, 'connection.schema.json');
export const programs = path.join(scratch, 'programs');

const inPackages = (...names: readonly string[]): string => path.join(scratch, 'node_modules', ...names);
const node = (program: string, ...args: readonly string[]): readonly [string, ...string[]] => [
  process.execPath,
  program,
  ...args,
];
const extracted = (language: string) =>
  node(inPackages('vscode-langservers-extracted', 'bin', `vscode-${language}-language-server`), '--stdio');

const json = {
  command: extracted('json'),
  language: 'json',
  languageId: 'json',
  fileName: 'connection.json',
  initializationOptions: { provideFormatter: true },
  settings: {
    json: {
      validate: { enable: true },
      format: { enable: true },
      schemas: [{ fileMatch: ['connection.json'], url: 'bench://connection', schema: connectionSchema }],
    },
  },
} as const satisfies Omit<Server, 'name'>;

/** Another build of our server: `name` tells which. */
export function ourServer(name: string, program: string): Server {
  return {
    name,
    command: node(program, '--stdio'),
    language: 'backup-sync',
    languageId: 'backup-sync',
    fileName: 'client.backupsync',
    beside: { fileName: 'server.backupsync', make: makePartner },
  };
}

const ours = ourServer('ours', path.join(programs, 'server.js'));

function floor(name: string): Server {
  return { ...ours, name, command: node(path.join(programs, `${name}.js`), '--stdio'), isFloor: true };
}

/** All of them, ours first, then by how close they are in what they do. The floors are last. */
export const servers: readonly Server[] = [
  ours,
  { ...ours, name: 'ours-push', isPushOnly: true },
  { ...json, name: 'json' },
  { ...json, name: 'json-push', isPushOnly: true },
  {
    name: 'dockerfile',
    command: node(inPackages('dockerfile-language-server-nodejs', 'bin', 'docker-langserver'), '--stdio'),
    language: 'dockerfile',
    languageId: 'dockerfile',
    fileName: 'Dockerfile',
  },
  {
    name: 'yaml',
    command: node(inPackages('yaml-language-server', 'bin', 'yaml-language-server'), '--stdio'),
    language: 'yaml',
    languageId: 'yaml',
    fileName: 'connection.yaml',
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        format: { enable: true },
        schemaStore: { enable: false },
        schemas: { [pathToFileURL(schemaFile).href]: ['connection.yaml'] },
      },
    },
  },
  {
    name: 'css',
    command: extracted('css'),
    language: 'css',
    languageId: 'css',
    fileName: 'connection.css',
    initializationOptions: { provideFormatter: true },
    settings: { css: { validate: true, format: { enable: true } } },
  },
  {
    name: 'bash',
    command: node(inPackages('bash-language-server', 'out', 'cli.js'), 'start'),
    language: 'bash',
    languageId: 'shellscript',
    fileName: 'connection.sh',
    settings: {
      bashIde: { shellcheckPath: '', backgroundAnalysisMaxFiles: 0, enableSourceErrorDiagnostics: true },
    },
  },
  {
    name: 'prisma',
    command: node(inPackages('@prisma/language-server', 'dist', 'bin.js'), '--stdio'),
    language: 'prisma',
    languageId: 'prisma',
    fileName: 'schema.prisma',
    settings: { prisma: {} },
  },
  {
    name: 'tombi',
    // The program itself: what npm puts in front of it would be measured as well.
    command: [inPackages('@tombi-toml', `cli-${process.platform}-${process.arch}`, 'tombi'), 'lsp', '--offline'],
    language: 'toml',
    languageId: 'toml',
    fileName: 'connection.toml',
  },
  floor('hello'),
  floor('floor-scan'),
];
