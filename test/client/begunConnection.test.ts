import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBegunConnection } from '../../client/src/procedure/connections';

for (const [what, text] of [
  ['a name and a brace', 'Connection1\n{\n'],
  ['what the editor makes of them', 'Connection1\r\n{\r\n    \r\n}'],
  ['a comment above a name', '# nightly\n\nConnection-1\n{\n\n'],
] as const) {
  test(`${what} are the beginning of a Connection file`, () => assert.ok(isBegunConnection(text)));
}

for (const [what, text] of [
  ['nothing', ''],
  ['a name alone', 'Connection1\n'],
  ['a brace that is just typed', 'Connection1\n{'],
  ['a brace alone', '{\n'],
  ['several words above a brace', 'define host\n{\n'],
  ['a line in the block', 'define\n{\nhost_name a\n'],
  ['a setting above the block', 'a = 1\nConnection1\n{\n'],
  ['a brace behind the name', 'Connection1 {\n'],
] as const) {
  test(`${what}: not the beginning of a Connection file`, () => assert.ok(!isBegunConnection(text)));
}
