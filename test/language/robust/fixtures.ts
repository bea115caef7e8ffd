import { readdirSync, readFileSync } from 'node:fs';
import { examplesOf, inShortBlock, ruleIds } from '../examples';
import { clientSample, serverSample } from '../support';

/** Longer texts are about limits, and have tests of their own. */
const longest = 2000;

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:cfg|txt)$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** In a golden file of quick fixes, what stands before the fixes, without the caret. */
function textOf(golden: string): string {
  return golden.replace(/^=== [^]*/m, '').replace('|', '');
}

/** Every text that the tests of the language know, each once. */
export function fixtures(): readonly string[] {
  const texts = [
    clientSample,
    serverSample,
    ...filesOf('test/golden/fixes').map(textOf),
    ...filesOf('test/golden/broken'),
    ...ruleIds.flatMap(examplesOf).map(inShortBlock),
  ];
  return [...new Set(texts)].filter(({ length }) => length <= longest);
}
