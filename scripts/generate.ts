import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../server/src/language/rules/docs/page';
import { textMateGrammar } from '../server/src/language/schema/grammar';

/** The files that are made from the tables of the language, by their path from the root of the repository. */
export const generatedFiles: Readonly<Record<string, () => string>> = {
  'syntaxes/backup-sync.tmLanguage.json': () => `${JSON.stringify(textMateGrammar(), null, 2)}\n`,
  'docs/rules.md': rulesPage,
};

/** The paths whose files are not what the tables say. */
export function staleFiles(root: string): readonly string[] {
  return Object.entries(generatedFiles)
    .filter(([path, make]) => readOrEmpty(join(root, path)) !== make())
    .map(([path]) => path);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function main(check: boolean): void {
  const root = join(__dirname, '..');
  const stale = staleFiles(root);
  for (const path of stale) {
    if (check) {
      console.error(`${path} is not fresh: run "npm run generate" and commit the result.`);
    } else {
      writeFileSync(join(root, path), generatedFiles[path]?.() ?? '');
      console.log(`wrote ${path}`);
    }
  }
  process.exitCode = check && stale.length > 0 ? 1 : 0;
}

if (require.main === module) {
  main(process.argv.includes('--check'));
}
