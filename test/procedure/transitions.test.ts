import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BACKUP_SYNC_FUNCTIONS } from '../../client/src/exaoperation/plugin';
import {
  isTransition,
  judgeFunction,
  judgeRemoval,
  refuse,
  type Judgement,
  type SeenStatus,
} from '../../client/src/procedure/transitions';

const STATUSES: readonly SeenStatus[] = ['not installed', 'not activated', 'activated', 'unknown', 'unreachable'];

/** What comes of each function, in the order of STATUSES. */
const table: readonly [string, ...Judgement['kind'][]][] = [
  ['INSTALL', 'allowed', 'nothingToDo', 'refused', 'allowed', 'allowed'],
  ['UNINSTALL', 'nothingToDo', 'allowed', 'refused', 'confirm', 'allowed'],
  ['ACTIVATE', 'refused', 'allowed', 'allowed', 'confirm', 'allowed'],
  ['DEACTIVATE', 'refused', 'nothingToDo', 'allowed', 'confirm', 'allowed'],
  ['SSHKEY', 'refused', 'allowed', 'confirm', 'confirm', 'allowed'],
  ['UPLOAD_CONFIG', 'refused', 'allowed', 'confirm', 'confirm', 'allowed'],
  ['UPLOAD_KEY', 'refused', 'allowed', 'confirm', 'confirm', 'allowed'],
];

describe('a function on a node in a state', () => {
  for (const [name, ...kinds] of table) {
    for (const [index, kind] of kinds.entries()) {
      const status = STATUSES[index]!;
      test(`${name} on a node that is ${status}: ${kind}`, () => {
        const judged = judgeFunction(name, [{ name: 'EDU01 n0011', status }]);
        assert.equal(judged.kind, kind);
        assert.equal(judged.reasons.length, kind === 'allowed' ? 0 : 1);
        judged.reasons.forEach((reason) => assert.match(reason, /EDU01 n0011/));
      });
    }
  }
});

test('every function of BackupSync that changes something is judged, and reading never is', () => {
  assert.deepEqual(
    BACKUP_SYNC_FUNCTIONS.filter(({ name }) => isTransition(name)).map(({ name }) => name),
    BACKUP_SYNC_FUNCTIONS.filter(({ risk }) => risk !== 'read').map(({ name }) => name),
  );
  assert.ok(!isTransition('constructor'));
});

const seen = (...statuses: SeenStatus[]) => statuses.map((status, index) => ({ name: `EDU01 n${index + 11}`, status }));

test('one node that refuses refuses the whole, and each reason names its nodes', () => {
  const judged = judgeFunction('UPLOAD_KEY', seen('not installed', 'activated', 'not installed', 'not activated'));
  assert.equal(judged.kind, 'refused');
  assert.match(judged.reasons[0]!, /not installed on EDU01 n11, EDU01 n13\./);
  assert.match(judged.reasons[1]!, /active on EDU01 n12,/);
});

test('there is nothing to do only where that holds for all nodes; which they are is said all the same', () => {
  assert.equal(judgeFunction('INSTALL', seen('not activated', 'not activated')).kind, 'nothingToDo');
  const some = judgeFunction('INSTALL', seen('not activated', 'not installed'));
  assert.equal(some.kind, 'allowed');
  assert.match(some.reasons[0]!, /installed on EDU01 n11 already/);
});

test('of many nodes the first are named and the others counted', () => {
  const judged = judgeFunction('ACTIVATE', seen(...Array<SeenStatus>(20).fill('not installed')));
  assert.match(judged.reasons[0]!, /EDU01 n18 and 12 more\. Install it first/);
});

describe('removing the plugin', () => {
  test('is allowed where every node is rid of it', () => {
    assert.equal(judgeRemoval(seen('not installed', 'not installed')).kind, 'allowed');
  });

  for (const status of ['activated', 'not activated', 'unknown', 'unreachable'] as const) {
    test(`is refused while one node is ${status}`, () => {
      const judged = judgeRemoval(seen('not installed', status));
      assert.equal(judged.kind, 'refused');
      assert.match(judged.reasons.join(), /EDU01 n12/);
    });
  }
});

test('a reason of another kind refuses what the states allow, and comes first', () => {
  const judged = refuse(judgeFunction('UPLOAD_KEY', seen('activated')), 'Wrong side.');
  assert.deepEqual([judged.kind, judged.reasons[0], judged.reasons.length], ['refused', 'Wrong side.', 2]);
});
