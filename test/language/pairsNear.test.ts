import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultContext, summarize, withDocument, type BlockSummary } from '../../server/src/language/index';
import { readDocument } from '../../server/src/language/index';
import { linksOf } from '../../server/src/language/pairs/links';
import { nearPartner } from '../../server/src/language/pairs/nearNames';
import { editDistance, isOneEditApart } from '../../server/src/language/values/nearest';

/** Every block is compared with every other one. */
function slowNearPartner(block: BlockSummary, blocks: readonly BlockSummary[]): BlockSummary | undefined {
  const plain = (name: string): string => name.replace(/\d+/g, '#');
  const near = blocks.filter(
    ({ name, side }) =>
      side !== block.side &&
      name !== block.name &&
      plain(name) !== plain(block.name) &&
      editDistance(name.toLowerCase(), block.name.toLowerCase()) <= 1,
  );
  const sameLetters = near.filter(({ name }) => name.toLowerCase() === block.name.toLowerCase());
  const best = sameLetters.length > 0 ? sameLetters : near;
  return best.length === 1 ? best[0] : undefined;
}

test('two texts are one edit apart exactly where their distance is 1 at most', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(letters, letters, (a, b) => isOneEditApart(a, b) === editDistance(a, b) <= 1),
    { numRuns: 5000, seed: 1 },
  );
});

test('the near name is the one that a comparison of all names finds', () => {
  const name = fc
    .tuple(fc.constantFrom('A', 'a', 'B', 'b'), fc.array(fc.constantFrom('a', 'b', 'B', '1', '2'), { maxLength: 4 }))
    .map(([first, rest]) => first + rest.join(''));
  let found = 0;
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 12 }), (names) => {
      const text = names.map((one, at) => `${one}\n{\nSSH = ${at % 2 === 0 ? 'client' : 'server'}\n}\n`).join('');
      const document = readDocument('file:///w/a.cfg', text);
      const blocks = summarize(document);
      const links = linksOf(withDocument(defaultContext, document));
      for (const block of blocks) {
        const near = nearPartner(block, links);
        found += near ? 1 : 0;
        assert.equal(near, slowNearPartner(block, blocks), `${block.name} of ${names.join()}`);
      }
    }),
    { numRuns: 500, seed: 2 },
  );
  assert.ok(found > 100, `only ${found} have one`);
});
