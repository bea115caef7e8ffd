// Takes the pictures of docs/other-editors.md anew, from what `npm run build` has made.
import { writeFileSync } from 'node:fs';
import { takeCaptures, withCaptures } from './captures';
import { Neovim } from './neovim';
import { pagePath } from './page';

const neovim = new Neovim();
try {
  writeFileSync(pagePath, withCaptures(takeCaptures(neovim)));
} finally {
  neovim.dispose();
}
