import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClusterRegistry } from '../../client/src/clusters/registry';

function registryOf(initial: readonly unknown[]): { registry: ClusterRegistry; stored: () => unknown } {
  let value: unknown = initial;
  const registry = new ClusterRegistry({
    read: () => value,
    write: async (next) => {
      await Promise.resolve();
      value = next;
    },
  });
  return { registry, stored: () => value };
}

const EDU01 = { name: 'EDU01', url: 'https://a/cluster1/', user: 'admin' };

test('a cluster is found regardless of case', () => {
  assert.equal(registryOf([EDU01]).registry.find('edu01')?.name, 'EDU01');
});

test('a name that is taken is refused, except for the cluster that has it', () => {
  const { registry } = registryOf([EDU01]);
  assert.match(registry.refuseName('edu01') ?? '', /EDU01 already/);
  assert.equal(registry.refuseName('edu01', 'EDU01'), undefined);
  assert.match(registry.refuseName('  ') ?? '', /Type a name/);
});

test('a change keeps fields and entries that this version does not know, and undefined removes a field', async () => {
  const broken = { name: 'OLD' };
  const { registry, stored } = registryOf([{ ...EDU01, fingerprint: 'x', tags: ['lab'] }, broken, null]);
  await registry.update('edu01', { fingerprint: undefined, user: 'other' });
  assert.deepEqual(stored(), [{ ...EDU01, user: 'other', tags: ['lab'] }, broken, null]);
});

test('removing one cluster leaves the others and tells who listens', async () => {
  const { registry, stored } = registryOf([EDU01, { ...EDU01, name: 'EDU02' }]);
  let told = 0;
  registry.changed.on(() => (told += 1));
  await registry.remove('EDU01');
  assert.deepEqual(stored(), [{ ...EDU01, name: 'EDU02' }]);
  assert.deepEqual(
    registry.list().map(({ name }) => name),
    ['EDU02'],
  );
  assert.equal(told, 1);
});

test('changes that come at once are made one after the other, and none is lost', async () => {
  const { registry } = registryOf([]);
  await Promise.all(['P', 'Q', 'R'].map((name) => registry.add({ ...EDU01, name })));
  assert.deepEqual(
    registry.list().map(({ name }) => name),
    ['P', 'Q', 'R'],
  );
});
