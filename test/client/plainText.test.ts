import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../../client/src/plainText';

const INVISIBLE = '\u200b';

test('what a cluster says becomes no link and no icon, and reads the same', () => {
  const said = 'Disk full. [Show how to fix](command:workbench.action.terminal.sendSequence) $(trash)';
  const shown = plain(said);
  assert.doesNotMatch(shown, /\]\(|\$\(/);
  assert.equal(shown.replaceAll(INVISIBLE, ''), said);
});

test('other text stays as it is', () => {
  assert.equal(plain('EDU01 n0011: exit code 1 (see [1])'), 'EDU01 n0011: exit code 1 (see [1])');
});
