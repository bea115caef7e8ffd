import { codeBlocks, pagePath, readPage } from './page';
import type { Neovim, Outcome } from './neovim';

/** What Neovim shows after some keys, as text. */
interface Scene {
  readonly name: string;
  /** As Neovim's key notation has them. */
  readonly keys: string;
  /** The scene is there when the screen has all of these… */
  readonly texts: readonly string[];
  /** …and none of those. */
  readonly without?: readonly string[];
  /** It is on the way to the next, and no picture. */
  readonly isHidden?: boolean;
}

/** In the order of their pictures on the page. */
const scenes: readonly Scene[] = [
  { name: 'problems', keys: '', texts: ['25 is not', '3 of the 4'], without: ['SSH = server of this name'] },
  { name: 'hover', keys: '5GK', texts: ['The order may count'] },
  // While somebody types, Neovim hides problems that come anew; the menu has to come after that.
  { name: 'typing', keys: '5Go', texts: ['INSERT'], without: ['■'], isHidden: true },
  { name: 'completion', keys: '<C-x><C-o>', texts: ['REMOTE_URL', 'Property'] },
];

const files = {
  'client.cfg': [
    'Connection1',
    '{',
    'START_CYCLE = */2 25 * * *',
    'LOCAL_URL = ftp://FTPbackup:${secret:LOCAL}@%s/v0003',
    'REMOTE_NODES = 10.60.102.11; 10.60.102',
    'SSH = client',
    '}',
    '',
  ].join('\n'),
  'server.cfg': 'Connection1\n{\nVerbose = true\nSSH = server\n}\n',
};

/** Takes every picture of the page. Those that are known are waited for, for a while. */
export function takeCaptures(neovim: Neovim, known: readonly string[] = []): readonly string[] {
  const shown = scenes.filter(({ isHidden }) => !isHidden);
  const awaited = scenes.map((scene) => ({ ...scene, known: known[shown.indexOf(scene)] }));
  const env = { SCENES: JSON.stringify(awaited) };
  const results = neovim.run('capture.lua', files, { args: ['-u', 'NONE'], env });
  return shown.map(({ name }) => {
    const { value, failure } = (results as Record<string, Outcome<string>>)[name] ?? {};
    if (value === undefined) {
      throw new Error(`${name}: ${failure ?? 'no picture'}`);
    }
    return value;
  });
}

/** The pictures that the page has. */
export function pageCaptures(): readonly string[] {
  return codeBlocks('text');
}

/** The version of Neovim that they show. */
export function pageVersion(): string {
  return /This is Neovim (\d+\.\d+\.\d+)/.exec(readPage())?.[1] ?? 'none';
}

/** The page with other pictures. */
export function withCaptures(captures: readonly string[]): string {
  let next = 0;
  return readPage().replace(/^```text\n.*?^```$/gms, (old) => {
    const capture = captures[next++];
    return capture === undefined ? old : `\`\`\`text\n${capture}\`\`\``;
  });
}

/** How to take them, for the message of a test that found them old. */
export const remedy = `${pagePath} shows what is not so any more. Take its pictures anew: npx tsx test/editors/takeCaptures.ts`;
