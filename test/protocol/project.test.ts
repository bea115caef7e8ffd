import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Documents } from '../../server/src/documents';
import type { Files } from '../../server/src/files';
import { defaultContext } from '../../server/src/language/index';
import { Project } from '../../server/src/project';

const texts: Record<string, string> = {
  'file:///ws/a.cfg': 'A\n{\nSSH = server\n}\n',
  'file:///ws/b.cfg': 'A\n{\nSSH = client\n}\n',
};

const files: Files = {
  list: () => Promise.resolve(Object.keys(texts)),
  read: (uri) => Promise.resolve(texts[uri]),
  connections: () => Promise.resolve(undefined),
};

function start(from = files): Project {
  const entry = { name: 'A', client: 'C', server: 'S', clientFile: 'b.cfg' };
  return new Project({
    documents: new Documents(),
    files: from,
    folders: ['file:///ws'],
    settings: { connections: [entry] },
    clusters: undefined,
    ask: undefined,
    common: { editor: defaultContext.editor },
  });
}

test('all files of a folder share what is known, so that what follows from it is found out once', async () => {
  const project = start();
  await project.scan();
  const a = await project.context('file:///ws/a.cfg');
  const b = await project.context('file:///ws/b.cfg');
  assert.equal(a.workspace, b.workspace);
  assert.equal(a.settings.connections, b.settings.connections);
  assert.equal(a.settings.connections?.[0]?.clientFile, 'file:///ws/b.cfg');
});

test('a context looks at the other files when it is asked for them, and then stays as it is', async () => {
  const project = start();
  const early = await project.context('file:///ws/a.cfg');
  await project.scan();
  const { workspace } = early;
  assert.equal(workspace?.files.size, 2);
  await project.foldersChanged([], ['file:///ws']);
  assert.equal(early.workspace, workspace);
});

test('the other files come in the order of their addresses, whichever was read first', async () => {
  const slow: Files = {
    ...files,
    list: () => Promise.resolve(Object.keys(texts).reverse()),
  };
  const project = start(slow);
  await project.scan();
  const { workspace } = await project.context('file:///ws/a.cfg');
  assert.deepEqual([...(workspace?.files.keys() ?? [])], ['file:///ws/a.cfg', 'file:///ws/b.cfg']);
});

test('until the folders have been looked at, a file is judged alone', async () => {
  const project = start();
  const scan = project.scan();
  assert.equal((await project.context('file:///ws/a.cfg')).workspace, undefined);
  await scan;
  assert.equal((await project.context('file:///ws/a.cfg')).workspace?.files.size, 2);
});

test('a report is made once, and again only when something has changed', async () => {
  const project = start();
  await project.scan();
  const first = await project.reports.of('file:///ws/a.cfg');
  assert.equal(await project.reports.of('file:///ws/a.cfg'), first);
  project.clustersChanged([{ name: 'C' }, { name: 'S' }]);
  const second = await project.reports.of('file:///ws/a.cfg');
  assert.notEqual(second, first);
  assert.deepEqual(second, first);
  project.clustersChanged([]);
  assert.notEqual((await project.reports.of('file:///ws/a.cfg'))?.resultId, first?.resultId);
});
