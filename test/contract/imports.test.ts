import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = process.cwd();

interface Folder {
  /** The longest matching folder decides; one file may have rules of its own. */
  readonly folder: string;
  /** Folders and packages that it may import; `a/*` allows everything below. It may always import itself. */
  readonly may: readonly string[];
}

/** Who may import what. ARCHITECTURE.md says why. */
const FOLDERS: readonly Folder[] = [
  {
    folder: 'server/src/language',
    may: ['vscode-languageserver-types', 'vscode-languageserver-textdocument', 'croner', 'cronstrue', '@vscode/l10n'],
  },
  {
    folder: 'server/src',
    may: [
      'server/src/language/index',
      'server/src/language/features/index',
      'vscode-languageserver/*',
      'vscode-languageserver-textdocument',
      '@vscode/l10n',
    ],
  },
  {
    folder: 'server/src/nodeFiles',
    may: ['server/src/files', 'server/src/uris', 'server/src/writtenConnections', 'node:*', 'tinyglobby'],
  },
  { folder: 'server/src/writtenConnections', may: ['server/src/files', 'jsonc-parser'] },
  { folder: 'client/src/exaoperation', may: ['node:*', 'sax', '@vscode/l10n'] },
  {
    folder: 'client/src/procedure',
    may: ['client/src/exaoperation/*', 'server/src/language/index', 'node:*', '@vscode/l10n'],
  },
  { folder: 'client/src/clusters', may: ['client/src/exaoperation/*', 'node:*', '@vscode/l10n'] },
  {
    folder: 'client/src',
    may: ['client/src/*', 'server/src/protocol', 'vscode', 'vscode-languageclient/*', 'node:*', '@vscode/l10n'],
  },
  {
    folder: 'cli/src',
    may: [
      'server/src/language/index',
      'server/src/language/features/index',
      'server/src/language/values/cron',
      'client/src/exaoperation/*',
      'client/src/procedure/*',
      'package.json',
      'node:*',
      'tinyglobby',
      'jsonc-parser',
      'sarif',
      '@vscode/l10n',
    ],
  },
  { folder: 'simulator/src', may: ['node:*', 'xmlrpc/lib/*', 'croner'] },
];

/** Pure parts of the client's own folders: data in, data out. */
const WITHOUT_VSCODE = /^client\/src\/(exaoperation|procedure|clusters)\/|^client\/src\/views\/[^/]+\/model\.ts$/;

/** The only files in which something happens when they are loaded. */
const ENTRIES = ['server/src/node.ts', 'server/src/browser.ts', 'simulator/src/main.ts', 'cli/src/main.ts'];

const sources = ['client/src', 'server/src', 'cli/src', 'simulator/src'].flatMap(listSources);

test('every import is one that its folder may have', () => {
  const breaches = sources.flatMap((file) => {
    const rule = folderOf(file);
    return importsOf(file)
      .filter(
        (target) => !target.startsWith(`${rule.folder}/`) && !rule.may.some((pattern) => matches(target, pattern)),
      )
      .map((target) => `${file} imports ${target}`);
  });
  assert.deepEqual(breaches, []);
});

test('pure parts of the client do not know the editor', () => {
  const breaches = sources.filter((file) => WITHOUT_VSCODE.test(file) && importsOf(file).includes('vscode'));
  assert.deepEqual(breaches, []);
});

test('only the server for Node reads files', () => {
  const readers = sources.filter((file) => importsOf(file).includes('server/src/nodeFiles'));
  assert.deepEqual(readers, ['server/src/node.ts']);
});

test('what checks need does not bring the features, or the packages that only those use', () => {
  const needed = new Set<string>();
  const visit = (file: string): void => {
    if (!needed.has(file)) {
      needed.add(file);
      runtimeImports(file).forEach(visit);
    }
  };
  visit('server/src/language/index.ts');
  const packages = [...needed].flatMap(importsOf).filter((target) => target === 'croner' || target === 'cronstrue');
  assert.deepEqual(packages, []);
  // Problems as the protocol has them, and the numbers of the legend, which an editor is told at the start.
  assert.deepEqual([...needed].filter((file) => file.includes('/features/')).sort(), [
    'server/src/language/features/diagnostics.ts',
    'server/src/language/features/tokenTypes.ts',
  ]);
});

test('a server loads the features when they are asked for, unless it is one file', () => {
  const linked = sources
    .filter((file) => file.startsWith('server/src/') && !file.startsWith('server/src/language/'))
    .filter((file) => runtimeImports(file).includes('server/src/language/features/index.ts'));
  assert.deepEqual(linked, ['server/src/browser.ts']);
});

test('no file imports itself by a detour', () => {
  assert.deepEqual(findCycles(), []);
});

test('nothing happens when a file is loaded, entries apart', () => {
  const breaches = sources
    .filter((file) => !ENTRIES.includes(file))
    .filter((file) =>
      parse(file).statements.some((statement) => ts.isExpressionStatement(statement) && !isDirective(statement)),
    );
  assert.deepEqual(breaches, []);
});

test('the rules themselves notice a breach', () => {
  const core = folderOf('server/src/language/index.ts');
  assert.ok(!core.may.some((pattern) => matches('node:fs', pattern)));
  assert.ok(folderOf('client/src/ui.ts').may.some((pattern) => matches('vscode', pattern)));
  assert.ok(sources.length > 50, `only ${sources.length} files were looked at`);
});

function listSources(folder: string): string[] {
  return existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    : [];
}

function folderOf(file: string): Folder {
  const [rule] = FOLDERS.filter(({ folder }) => file.startsWith(`${folder}/`) || file === `${folder}.ts`).sort(
    (a, b) => b.folder.length - a.folder.length,
  );
  assert.ok(rule, `${file} is in no known folder`);
  return rule;
}

function matches(target: string, pattern: string): boolean {
  return pattern.endsWith('*')
    ? target === pattern.slice(0, -2) || target.startsWith(pattern.slice(0, -1))
    : target === pattern;
}

/** Imports of a file; those of our own files as paths from the root, without ending. */
function importsOf(file: string): string[] {
  const found = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true).importedFiles;
  return found.map(({ fileName }) =>
    fileName.startsWith('.') ? path.posix.join(path.posix.dirname(file), fileName) : fileName,
  );
}

function findCycles(): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      for (const target of runtimeImports(file)) {
        visit(target, [...trail, file]);
      }
      done.add(file);
    }
  };
  for (const file of sources) {
    visit(file, []);
  }
  return cycles;
}

/** Own files that are really loaded: what is imported as a type only leaves no trace in the program. */
function runtimeImports(file: string): string[] {
  return parse(file)
    .statements.filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .filter((statement) => !(ts.isImportDeclaration(statement) ? isTypeOnly(statement) : statement.isTypeOnly))
    .map(({ moduleSpecifier }) => (moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''))
    .filter((target) => target.startsWith('.'))
    .map((target) => `${path.posix.join(path.posix.dirname(file), target)}.ts`)
    .filter((target) => sources.includes(target));
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  const bindings = importClause?.namedBindings;
  return (
    importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      importClause?.name === undefined &&
      bindings.elements.every((element) => element.isTypeOnly))
  );
}

function isDirective(statement: ts.ExpressionStatement): boolean {
  return ts.isStringLiteral(statement.expression);
}

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known =
    parsed.get(file) ?? ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.ES2023);
  parsed.set(file, known);
  return known;
}
