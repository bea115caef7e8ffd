import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { copyWorkspace, linkExtension, openProfile } from '../../scripts/demo/profile.mjs';
import { demoSettings, writeSettings } from '../../scripts/demo/settings.mjs';
import { ROOT, temporaryFolder } from './support';

const EDU01 = {
  name: 'EDU01',
  url: 'https://127.0.0.1:1/',
  user: 'admin',
  password: 'correct-horse',
  fingerprint: 'AA',
};
const CONFIGURED = {
  name: 'EDU01',
  url: 'https://127.0.0.1:1/',
  user: 'admin',
  fingerprint: 'AA',
  passwordFrom: { env: 'BACKUP_SYNC_DEMO_EDU01' },
};

describe('the settings of the demo', () => {
  test('name where the password of a cluster is, and not the password', () => {
    const settings = demoSettings({}, [EDU01]);
    assert.deepEqual(settings['backupSync.clusters'], [CONFIGURED]);
    assert.ok(!JSON.stringify(settings).includes('correct-horse'));
  });

  test('keep what the person added, and the order of the demo before it', () => {
    const mine = { name: 'Mine', url: 'https://127.0.0.1:9/' };
    const settings = demoSettings({ 'backupSync.clusters': [mine] }, [EDU01]);
    assert.deepEqual(settings['backupSync.clusters'], [CONFIGURED, mine]);
  });

  test('follow a cluster to its new address, and keep what the person set for it', () => {
    const before = { ...CONFIGURED, url: 'https://127.0.0.1:7/', fingerprint: 'BB', access: 'protected' };
    const settings = demoSettings({ 'backupSync.clusters': [before] }, [EDU01]);
    assert.deepEqual(settings['backupSync.clusters'], [{ ...CONFIGURED, access: 'protected' }]);
  });

  test('leave a changed setting changed', () => {
    assert.equal(demoSettings({ 'files.autoSave': 'afterDelay' }, [])['files.autoSave'], 'afterDelay');
  });

  test('survive a list of clusters that is no list', () => {
    assert.deepEqual(demoSettings({ 'backupSync.clusters': 'none' }, [EDU01])['backupSync.clusters'], [CONFIGURED]);
  });

  test('put a file with comments aside instead of losing it', () => {
    const file = path.join(temporaryFolder(), 'User/settings.json');
    writeSettings(file, []);
    fs.writeFileSync(file, '// mine\n{}');
    writeSettings(file, [EDU01]);
    assert.equal(fs.readFileSync(`${file}.before`, 'utf8'), '// mine\n{}');
    assert.match(fs.readFileSync(file, 'utf8'), /EDU01/);
  });
});

describe('the profile of the demo', () => {
  test('keeps its key for secrets, readable by its owner alone', () => {
    const folder = path.join(temporaryFolder(), 'profile');
    const first = openProfile(folder);
    first.release();
    const second = openProfile(folder);
    assert.equal(second.state.secretsKey, first.state.secretsKey);
    assert.equal(Buffer.from(second.state.secretsKey, 'base64').length, 32);
    assert.equal(fs.statSync(path.join(folder, 'state.json')).mode & 0o077, 0);
    assert.equal(fs.statSync(folder).mode & 0o077, 0);
  });

  test('makes a new key where the file is damaged', () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'state.json'), '{"secretsKey": ');
    assert.equal(Buffer.from(openProfile(folder).state.secretsKey, 'base64').length, 32);
  });

  test('is refused to a second start while the first one runs', () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'npm-start.pid'), String(process.ppid));
    assert.throws(() => openProfile(folder), new RegExp(`running already \\(process ${process.ppid}\\)`));
  });

  test('is not held by a start that was killed', () => {
    const folder = temporaryFolder();
    // Larger than any process number.
    fs.writeFileSync(path.join(folder, 'npm-start.pid'), '99999999');
    openProfile(folder).release();
    assert.ok(!fs.existsSync(path.join(folder, 'npm-start.pid')));
  });

  test('gets the sample workspace once: what was written there stays', () => {
    const workspace = path.join(temporaryFolder(), 'workspace');
    const template = path.join(ROOT, 'scripts/demo/workspace');
    copyWorkspace(template, workspace);
    fs.writeFileSync(path.join(workspace, 'Connection1/client.cfg'), 'mine');
    copyWorkspace(template, workspace);
    assert.equal(fs.readFileSync(path.join(workspace, 'Connection1/client.cfg'), 'utf8'), 'mine');
  });

  for (const name of ['client.cfg', 'server.cfg']) {
    test(`has ${name} byte for byte as the document has it`, () => {
      assert.deepEqual(
        fs.readFileSync(path.join(ROOT, 'scripts/demo/workspace/Connection1', name)),
        fs.readFileSync(path.join(ROOT, 'test/golden/samples', name)),
      );
    });
  }

  test('replaces the extension of an earlier version, and keeps those that the person installed', () => {
    const extensions = temporaryFolder();
    for (const name of ['backup-sync.backup-sync-for-exasol-0.0.1', 'someone.theme-1.0.0', 'extensions.json']) {
      fs.mkdirSync(path.join(extensions, name));
    }
    linkExtension(ROOT, extensions);
    linkExtension(ROOT, extensions);
    const [link = '', ...others] = fs.readdirSync(extensions).sort();
    assert.match(link, /^backup-sync\.backup-sync-for-exasol-\d/);
    assert.deepEqual(others, ['someone.theme-1.0.0']);
    assert.equal(fs.realpathSync(path.join(extensions, link)), fs.realpathSync(ROOT));
  });
});
