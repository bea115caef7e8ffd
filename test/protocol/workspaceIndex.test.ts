import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../server/src/files';
import { Folders } from '../../server/src/folders';
import { WorkspaceIndex } from '../../server/src/workspaceIndex';

const block = (name: string): string => `${name}\n{\nSSH = server\n}\n`;

/** Files in memory, whose reads can be held back. */
class FakeFiles implements Files {
  readonly texts = new Map<string, string | undefined>();
  readonly held = new Map<string, () => void>();
  readonly excluded: unknown[] = [];
  mostAtOnce = 0;
  private atOnce = 0;
  private waiting: (() => void)[] = [];
  isHolding = false;

  list(folder: string, excludes: readonly string[], only?: string): Promise<readonly string[]> {
    this.excluded.push(excludes);
    const uris = [...this.texts.keys()].filter((uri) => uri.startsWith(`${folder}/`));
    return Promise.resolve(uris.filter((uri) => only === undefined || uri === only));
  }

  async read(uri: string): Promise<string | undefined> {
    const text = this.texts.get(uri);
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.atOnce, this.mostAtOnce);
    await Promise.resolve();
    if (this.isHolding) {
      await new Promise<void>((resolve) => {
        this.held.set(uri, resolve);
        this.waiting.splice(0).forEach((noticed) => noticed());
      });
    }
    this.atOnce -= 1;
    return text;
  }

  connections(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Resolves once a read of the file is held back. */
  async untilHeld(uri: string): Promise<() => void> {
    for (;;) {
      const release = this.held.get(uri);
      if (release) {
        this.held.delete(uri);
        return release;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}

interface Settings {
  detectFiles: boolean;
  excludes: string[];
}

function start(texts: Readonly<Record<string, string | undefined>>, ...roots: string[]) {
  const files = new FakeFiles();
  Object.entries(texts).forEach(([uri, text]) => files.texts.set(uri, text));
  const folders = new Folders();
  folders.add(roots.length === 0 ? ['file:///ws'] : roots);
  const changed: string[] = [];
  const settings: Settings = { detectFiles: true, excludes: [] };
  const index = new WorkspaceIndex({
    files,
    folders,
    settingsOf: () => Promise.resolve({ ...settings }),
    encoding: () => 'utf-16',
    changed: (uri) => changed.push(uri),
  });
  const names = (): Record<string, string[]> =>
    Object.fromEntries([...index.files()].map(([uri, { summaries }]) => [uri, summaries.map(({ name }) => name)]));
  return { files, folders, index, settings, changed, names };
}

test('a scan keeps what looks like a Connection file, or is called one', async () => {
  const { index, names, changed } = start({
    'file:///ws/a.cfg': block('A'),
    'file:///ws/other.cfg': 'key=value\n',
    'file:///ws/empty.backupsync': '',
    'file:///ws/unreadable.cfg': undefined,
    'file:///elsewhere/b.cfg': block('B'),
  });
  assert.equal(index.isComplete, false);
  await index.scan();
  assert.equal(index.isComplete, true);
  assert.deepEqual(names(), { 'file:///ws/a.cfg': ['A'], 'file:///ws/empty.backupsync': [] });
  assert.deepEqual(changed.sort(), ['file:///ws/a.cfg', 'file:///ws/empty.backupsync']);
});

test('only a few files are read at the same time', async () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`file:///ws/${at}.cfg`, block(`A${at}`)]));
  const { index, files, names } = start(many);
  await index.scan();
  assert.equal(Object.keys(names()).length, 100);
  assert.equal(files.mostAtOnce, 8);
});

test('where files are not to be detected, only those of the own ending count', async () => {
  const { index, settings, names } = start({ 'file:///ws/a.cfg': block('A'), 'file:///ws/b.backupsync': block('B') });
  await index.scan();
  settings.detectFiles = false;
  await index.scan();
  assert.deepEqual(names(), { 'file:///ws/b.backupsync': ['B'] });
  settings.detectFiles = true;
  await index.scan();
  assert.deepEqual(Object.keys(names()).sort(), ['file:///ws/a.cfg', 'file:///ws/b.backupsync']);
});

test('a folder is scanned again only when settings about it have changed', async () => {
  const { index, settings, files } = start({});
  await index.scan();
  await index.scan();
  settings.excludes = ['**/old'];
  await index.scan();
  assert.deepEqual(files.excluded, [[], ['**/old']]);
});

test('a file that is touched is read, and forgotten when it stops to look like one', async () => {
  const { index, files, names } = start({});
  await index.scan();
  files.texts.set('file:///ws/a.cfg', block('A'));
  await index.touched('file:///ws/a.cfg');
  assert.deepEqual(names(), { 'file:///ws/a.cfg': ['A'] });
  files.texts.set('file:///ws/a.cfg', 'nothing');
  await index.touched('file:///ws/a.cfg');
  assert.deepEqual(names(), {});
  files.texts.set('file:///ws/a.txt', block('A'));
  files.texts.set('file:///elsewhere/a.cfg', block('A'));
  await index.touched('file:///ws/a.txt');
  await index.touched('file:///elsewhere/a.cfg');
  assert.deepEqual(names(), {});
});

test('a folder that goes takes its files with it, and no others', async () => {
  const { index, names } = start({
    'file:///ws/a/1.cfg': block('A'),
    'file:///ws/a/b/2.cfg': block('B'),
    'file:///ws/ab/3.cfg': block('C'),
  });
  await index.scan();
  const before = index.revision;
  index.gone('file:///ws/a');
  assert.deepEqual(names(), { 'file:///ws/ab/3.cfg': ['C'] });
  assert.notEqual(index.revision, before);
});

test('a slow look does not bring back a file that was deleted meanwhile', async () => {
  const { index, files, names } = start({ 'file:///ws/a.cfg': block('A') });
  files.isHolding = true;
  const scan = index.scan();
  const release = await files.untilHeld('file:///ws/a.cfg');
  index.gone('file:///ws/a.cfg');
  release();
  await scan;
  assert.deepEqual(names(), {});
});

test('of two looks at a file, the later one counts, whichever ends first', async () => {
  const { index, files, names } = start({ 'file:///ws/a.cfg': block('Old') });
  files.isHolding = true;
  const scan = index.scan();
  const releaseOld = await files.untilHeld('file:///ws/a.cfg');
  files.texts.set('file:///ws/a.cfg', block('New'));
  const touched = index.touched('file:///ws/a.cfg');
  (await files.untilHeld('file:///ws/a.cfg'))();
  await touched;
  releaseOld();
  await scan;
  assert.deepEqual(names(), { 'file:///ws/a.cfg': ['New'] });
});

test('a folder that is removed during its scan leaves nothing behind', async () => {
  const { index, files, folders, names } = start({ 'file:///ws/a.cfg': block('A') });
  files.isHolding = true;
  const scan = index.scan();
  const release = await files.untilHeld('file:///ws/a.cfg');
  folders.remove(['file:///ws']);
  index.foldersRemoved();
  release();
  await scan;
  assert.deepEqual(names(), {});
});

test('what lies in two folders of the workspace is there once, and stays when the inner one goes', async () => {
  const texts = { 'file:///ws/a.cfg': block('A'), 'file:///ws/in/b.cfg': block('B') };
  const { index, folders, changed, names } = start(texts, 'file:///ws', 'file:///ws/in/');
  await index.scan();
  assert.deepEqual(changed.sort(), Object.keys(texts));
  folders.remove(['file:///ws/in']);
  index.foldersRemoved();
  await index.scan();
  assert.deepEqual(Object.keys(names()).sort(), Object.keys(texts));
  folders.remove(['file:///ws']);
  index.foldersRemoved();
  assert.deepEqual(names(), {});
});

test('a file is read again when somebody asks, and one that is not known is not read', async () => {
  const { index, files } = start({ 'file:///ws/a.cfg': block('A'), 'file:///ws/other.cfg': 'secret' });
  await index.scan();
  assert.equal((await index.read('file:///ws/a.cfg'))?.text, block('A'));
  assert.equal(await index.read('file:///ws/other.cfg'), undefined);
  files.texts.delete('file:///ws/a.cfg');
  assert.equal(await index.read('file:///ws/a.cfg'), undefined);
});
