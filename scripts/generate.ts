import { getL10nJson } from '@vscode/l10n-dev';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesPage } from '../server/src/language/rules/docs/page';
import { textMateGrammar } from '../server/src/language/schema/grammar';
import { failuresPage } from './lib/failuresPage';
import { withRuleSettings, withRuleTexts } from './lib/ruleSettings';

/** The files that are made from the source, whole or in part, by their path from the root of the repository. */
export const generatedFiles: Readonly<Record<string, (root: string) => string | Promise<string>>> = {
  'syntaxes/backup-sync.tmLanguage.json': () => `${JSON.stringify(textMateGrammar(), null, 2)}\n`,
  'docs/rules.md': rulesPage,
  'docs/failures.md': failuresPage,
  'l10n/bundle.l10n.json': translatableTexts,
  'package.json': (root) => withRuleSettings(readFileSync(join(root, 'package.json'), 'utf8')),
  'package.nls.json': (root) => withRuleTexts(readFileSync(join(root, 'package.nls.json'), 'utf8')),
};

/** The paths whose files below `target` are not what the source below `root` says. */
export async function staleFiles(root: string, target = root): Promise<readonly string[]> {
  const made = await Promise.all(Object.entries(generatedFiles).map(async ([path, make]) => [path, await make(root)]));
  return made.filter(([path = '', text]) => readOrEmpty(join(target, path)) !== text).map(([path = '']) => path);
}

/** What translators start from: every text in `l10n.t(…)` that is shipped, sorted so that a change is easy to see. */
async function translatableTexts(root: string): Promise<string> {
  const sources = ['client/src', 'server/src', 'cli/src']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith('.ts') && !path.includes(join('rules', 'docs')));
  const texts = await getL10nJson(
    sources.map((path) => ({ extension: '.ts', contents: readFileSync(join(root, path), 'utf8') })),
  );
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function main(check: boolean): Promise<void> {
  const root = join(__dirname, '..');
  const stale = await staleFiles(root);
  for (const path of stale) {
    if (check) {
      console.error(`${path} is not fresh: run "npm run generate" and commit the result.`);
    } else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), (await generatedFiles[path]?.(root)) ?? '');
      console.log(`wrote ${path}`);
    }
  }
  process.exitCode = check && stale.length > 0 ? 1 : 0;
}

if (require.main === module) {
  main(process.argv.includes('--check')).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
