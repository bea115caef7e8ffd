import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matcherOf } from '../../client/src/globs';

const CASES: [glob: string, meant: string[], others: string[]][] = [
  ['**/.git', ['.git', 'a/.git', 'a/b/.git'], ['.gitignore', 'x.git', '.git/config']],
  ['**/*.cfg', ['a.cfg', 'a/b.cfg', 'A.CFG'], ['a.cfg.bak', 'acfg']],
  ['old/*', ['old/a'], ['old', 'old/a/b', 'a/old/b']],
  ['old/**', ['old', 'old/a', 'old/a/b'], ['older', 'a/old']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb']],
  ['*.{cfg,bak}', ['a.cfg', 'a.bak'], ['a.cfg,bak', 'a.txt']],
  ['{old,*-copy}/x', ['old/x', 'my-copy/x'], ['new/x']],
  ['v[0-9]?', ['v1a'], ['va1', 'v12/', 'v1']],
  ['v[!0-9]', ['va', 'v^'], ['v1']],
  ['v[^a]', ['va', 'v^'], ['vb']],
  ['a**', ['ab', 'ab/c'], ['b/a']],
  ['a.b+(c)', ['a.b+(c)'], ['aXb+(c)', 'a.bb(c)']],
  ['{a', ['{a'], ['a']],
];

describe('a pattern of files.exclude', () => {
  for (const [glob, meant, others] of CASES) {
    test(`${glob} means ${meant.join(', ')}, and not ${others.join(', ')}`, () => {
      const isMeant = matcherOf(['nothing', glob]);
      assert.deepEqual([...meant, ...others].filter(isMeant), meant);
    });
  }

  test('that is no pattern hinders nothing', () => {
    assert.equal(matcherOf(['[z-a]', '**/[', '\\'])('a'), false);
  });
});
