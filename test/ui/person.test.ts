import { expect as baseExpect } from '@playwright/test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, newContext, QUIET_SETTINGS, workbenchUrl } from '../vscode/browser.mjs';
import { readBrowserStorage } from '../vscode/storage.mjs';
import { foldersIn, installExtension, releaseUnderTest, startServer, type Server } from '../vscode/server.mjs';
import { Workbench } from '../vscode/workbench.mjs';
import { plantedPasswords } from '../../simulator/src/index';
import { leaksInFolder, leaksInTexts } from '../support/leaks';
import { startSimulator, type Simulator } from '../support/simulator';

// One person, one evening: installs the packaged extension, edits the document's files, adds two clusters and sets the
// plugin up by right-clicks. The steps build on each other, as they do for a person.

// Generous: a machine that does other things meanwhile is no reason to fail.
const expect = baseExpect.configure({ timeout: 30_000 });

const root = process.cwd();
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-ui-'));
const workspace = path.join(work, 'workspace');
const images = path.join(root, 'docs/images');

/** What the person types or has in a file, besides the passwords of the clusters. */
const typed = { moved: 'Xyz789', source: 'Qf4-source', target: 'Qf4-target', wrong: 'Qf4-wrong' };

const NIGHTLY = `Nightly
{
DATABASE_NAME = exa_db1
START_CYCLE = 0 2 * * *
LOCAL_URL = ftp://FTPbackup:\${secret:EDU01_FTP}@%s/v0003
REMOTE_URL = ftp://FTPbackup:\${secret:EDU02_FTP}@%s/v0004
REMOTE_NODES = 10.60.102.11; 10.60.102.12
Verbose = true
SSH = client
}
`;

/** Its other half has another name, and its password stands in the file. */
const WEEKLY = `Weekly
{
DATABASE_NAME = exa_db1
START_CYCLE = 30 3 * * 7
LOCAL_URL = ftp://FTPbackup:${typed.moved}@%s/v0005
REMOTE_URL = ftp://FTPbackup:\${secret:EDU02_FTP}@%s/v0006
REMOTE_NODES = 10.60.102.11; 10.60.102.12
Verbose = true
SSH = client
}
`;

let simulator: Simulator;
let server: Server;
let browser: Browser;
let wb: Workbench;
/** The steps build on each other: after a failure the rest would only wait for what cannot come. */
let failedStep: string | undefined;
/** Secrets that were on the screen after a step, or that the window wrote into its console. */
const shown: string[] = [];

before(async () => {
  fs.cpSync(path.join(root, 'scripts/demo/workspace'), workspace, { recursive: true });
  writeFile('Nightly/client.cfg', NIGHTLY);
  writeFile('Weekly/client.cfg', WEEKLY);
  writeFile('Weekly/server.cfg', 'weekly\n{\nVerbose = true\nSSH = server\n}\n');
  const folders = foldersIn(work);
  const release = releaseUnderTest();
  await installExtension(release, folders, packagedExtension());
  simulator = await startSimulator(root);
  // The dead node is to cost seconds here, not half a minute.
  const settings = { ...QUIET_SETTINGS, 'backupSync.timeouts.read': 3 };
  server = await startServer({ release, folders, settings, log: path.join(work, 'server.log') });
  browser = await launchBrowser();
  const context = await newContext(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  wb = new Workbench(await context.newPage());
  wb.page.setDefaultTimeout(30_000);
  wb.page.on('console', (message) => shown.push(...leaksInTexts({ console: message.text() }, secrets())));
  await wb.open(workbenchUrl(server, { folder: workspace }));
});

after(async () => {
  await browser.close();
  await server.stop();
  await simulator.stop();
  fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

beforeEach(() => {
  assert.equal(failedStep, undefined, 'an earlier step failed');
});

afterEach(async (context) => {
  const { name, passed } = context as TestContext & { readonly passed?: boolean };
  if (passed === false && failedStep === undefined) {
    failedStep = name;
    const file = path.join(root, 'out/ui', `${name.replace(/\W+/g, '-')}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await wb.page.screenshot({ path: file });
    console.log(`picture of the failure: ${file}`);
  } else if (failedStep === undefined && !wb.page.isClosed()) {
    // What stands in a file is on the screen for the person to see.
    const others = Object.entries(secrets()).filter(([which]) => which !== 'moved');
    shown.push(...leaksInTexts({ [name]: await wb.page.content() }, Object.fromEntries(others)));
  }
});

test("the document's file opens without an error or a warning, and a mistake is underlined while typing", async () => {
  await wb.openFile('Connection1/client.cfg');
  await expect(wb.languageStatus).toHaveText('Backup Sync Connection');
  await wb.goto(5, 19);
  await wb.type('9'); // */2 becomes */29: allowed, and uneven at the most
  await wb.page.keyboard.press('Backspace');
  await expect(wb.errors).toHaveCount(0);
  await expect(wb.warnings).toHaveCount(0);
  await wb.goto(4, 1);
  await wb.page.keyboard.press('Delete'); // DATABASE_NAME becomes ATABASE_NAME
  await expect(wb.warnings.or(wb.errors).first()).toBeVisible();
  await wb.showProblems();
  await expect(wb.problems.filter({ hasText: 'DATABASE_NAME' }).first()).toBeVisible();
});

test('a quick fix puts the word right', async () => {
  await wb.goto(4, 3);
  await wb.quickFix(/DATABASE_NAME/);
  await expect(wb.line('DATABASE_NAME = exa_db1')).toBeVisible();
  await expect(wb.warnings.or(wb.errors)).toHaveCount(0);
});

test('hover says the schedule in words', async () => {
  await wb.page.keyboard.press('Escape');
  await wb.hoverOver('START_CYCLE', 'START_CYCLE');
  await expect(wb.hover).toContainText(/cron/i);
  await wb.page.keyboard.press('Escape');
});

test('completion offers what the block lacks, by the keyboard', async () => {
  await wb.openFile('Connection1/server.cfg');
  await wb.goto(4, 15);
  await wb.page.keyboard.press('Shift+Home');
  await wb.page.keyboard.press('Delete');
  await wb.type('Verb');
  await expect(wb.suggest.locator('.monaco-list-row.focused')).toContainText('Verbose');
  await wb.page.keyboard.press('Enter');
  await expect(wb.line('Verbose = ')).toBeVisible();
  await wb.page.keyboard.press('Escape');
  await wb.command('File: Revert File');
});

test('pictures of the editor', async () => {
  await wb.openFile('Connection1/client.cfg');
  await wb.goto(5, 15);
  await wb.page.keyboard.press('Shift+End');
  await wb.type('*/2 25 * * *');
  await wb.goto(8, 16);
  await wb.page.keyboard.press('Shift+End');
  await wb.type('10.60.102.11, 10.60.102.012');
  await expect(wb.errors.first()).toBeVisible();
  await wb.showProblems();
  await expect(wb.problems.filter({ hasText: 'node-leading-zero' })).toHaveCount(1);
  await wb.goto(5, 1);
  await wb.screenshot(path.join(images, 'editor.png'), 300);
  await wb.command('File: Revert File');
  await expect(wb.errors).toHaveCount(0);
  await wb.command('View: Hide Panel');
});

test('a name that differs from that of its other half is underlined, and a click leads there', async () => {
  await wb.openFile('Weekly/client.cfg');
  await expect(wb.warnings).toHaveCount(1);
  await wb.goto(1, 3);
  await wb.showProblems();
  await wb.goto(1, 3);
  await wb.page.keyboard.press('F8');
  await expect(wb.peek).toContainText('has no other side');
  await wb.screenshot(path.join(images, 'pairs.png'), 400);
  await wb.peek.getByText('server.cfg').first().click();
  await expect(wb.line('SSH = server')).toBeVisible();
});

test('the code of a problem leads to what there is to read about its rule', async () => {
  // A click on a list that is being drawn anew hits nothing; then a person clicks again.
  await expect(async () => {
    await wb.problems.locator('a', { hasText: 'cron-often' }).first().click();
    await expect(wb.renderedHeading('cron-often')).toBeInViewport({ timeout: 8_000 });
  }).toPass();
  await wb.command('View: Close Editor');
});

test('what can be done about a problem is a list, with a comment that silences it at the end', async () => {
  await wb.openFile('Weekly/client.cfg');
  // The lightbulb comes with a move of the cursor, which may have been left there.
  await wb.goto(10, 1);
  await wb.goto(1, 3);
  await wb.openQuickFixes();
  await expect(wb.quickFixes.filter({ hasText: 'Disable pair-name-differs for this line' })).toHaveCount(1);
  await wb.screenshot(path.join(images, 'fixes.png'), 300);
  await wb.press(wb.quickFixes.filter({ hasText: 'Disable pair-name-differs for this line' }));
  await expect(wb.line('# backup-sync: disable-next-line pair-name-differs')).toBeVisible();
  await expect(wb.warnings).toHaveCount(0);
  await wb.command('File: Revert File');
});

test('a password moves from the file into the secret storage', async () => {
  await wb.goto(5, 30);
  await wb.quickFix(/Move the password to/);
  await expect(wb.line('FTPbackup:${secret:Weekly_LOCAL_PASSWORD}@%s/v0005')).toBeVisible();
  await expect(wb.notification(/The password is now the secret Weekly_LOCAL_PASSWORD/)).toBeVisible();
  await wb.clearNotifications();
  await wb.save();
  await wb.command('View: Hide Panel');
});

test('the command line is found from here', async () => {
  await wb.command('Backup Sync: Copy command line path');
  await expect(wb.notification(/Copied/)).toBeVisible();
  assert.match(await wb.clipboard(), /^node ".*[\\/]dist[\\/]cli\.js"$/);
  await wb.clearNotifications();
});

test('an empty tree says what to do, and its button adds a cluster whose certificate is shown and pinned', async () => {
  const { name, url, user, password, fingerprint } = simulator.clusters[0];
  await wb.openView('Backup Sync');
  const sidebar = wb.page.locator('.sidebar');
  await expect(sidebar).toContainText('No cluster is known yet.');
  await sidebar.locator('.welcome-view').getByRole('button', { name: 'Add cluster', exact: true }).click();
  await wb.input('Name that the tree shows', name);
  await wb.input('Address of EXAoperation', 'https://admin:pw@127.0.0.1/');
  await expect(wb.quickMessage).toContainText('Leave user and password out');
  await wb.input('Add cluster (2 of 5)', url);
  await wb.input('EXAoperation account', user);
  await expect(wb.quickInput).toHaveAttribute('type', 'password');
  await wb.input(`Password of ${user} on ${name}`, password);
  await wb.pick('No, a test cluster');
  await expect(wb.dialog).toContainText('The certificate of EDU01 cannot be verified');
  await expect(wb.dialog).toContainText(fingerprint.replace(/.{8}(?!$)/g, '$& '));
  await wb.answer('Trust this certificate');
  await expect(wb.treeItem(/^EDU01 n0011, not installed/)).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0013, not installed/)).toBeVisible();
});

test('a wrong password is said in the tree, and a click on it asks for the right one', async () => {
  const { name, url, user, password } = simulator.clusters[1];
  await wb.command('Backup Sync: Add cluster');
  await wb.input('Name that the tree shows', name);
  await wb.input('Address of EXAoperation', url);
  await wb.input('EXAoperation account', user);
  await wb.input('Password of', typed.wrong);
  await wb.pick('Yes, production');
  await wb.answer('Trust this certificate');
  await wb.treeItem(/EDU02: .*refused the login/).click();
  await wb.input(`Password of ${user} on ${name}`, password);
  await expect(wb.treeItem(/^EDU02 n0012, not installed/)).toBeVisible();
});

test('a right-click on a cluster installs the plugin on all its nodes', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Install');
  await expect(wb.treeItem(/^EDU01 n0013, not activated/)).toBeVisible();
  await expect(wb.treeItem(/INSTALL on EDU01.*3 of 3 ok/)).toBeVisible();
});

test('a protected cluster wants its name typed', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU02, /), 'Install');
  await expect(wb.dialog).toContainText('Run INSTALL on 2 nodes of EDU02?');
  await expect(wb.dialog).toContainText('EDU02 n0011: Administration.BackupSync-1.0.17 INSTALL');
  await wb.answer('Continue');
  await wb.input('Type EDU02 to run it', 'EDU01');
  await expect(wb.quickMessage).toContainText('Type EDU02, the name of the cluster.');
  await wb.input('Run INSTALL', 'EDU02');
  await expect(wb.treeItem(/^EDU02 n0012, not activated/)).toBeVisible();
});

test("the document's file is not uploaded with its example password", async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Upload configuration');
  await wb.pick(/Connection1\/client\.cfg/);
  await expect(wb.notification(/client\.cfg cannot be uploaded to EDU01/)).toBeVisible();
  await wb.clearNotifications();
});

test('a file with secrets is uploaded after they were asked for', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Upload configuration');
  await wb.pick(/Nightly\/client\.cfg/);
  await wb.input('Value of the secret EDU01_FTP', typed.source);
  await wb.input('Value of the secret EDU02_FTP', typed.target);
  await wb.answer('UPLOAD_CONFIG');
  await expect(wb.treeItem(/UPLOAD_CONFIG on EDU01.*3 of 3 ok/)).toBeVisible();
});

test('keys are created on the selected nodes, for a connection of the workspace', async () => {
  await wb.select([/^EDU01 n0011, /, /^EDU01 n0012, /]);
  await wb.contextMenu(wb.treeItem(/^EDU01 n0012, /), 'Create SSH key');
  await wb.pick('Nightly');
  await wb.answer('SSHKEY');
  await expect(wb.treeItem(/SSHKEY on EDU01.*2 of 2 ok/)).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0011: ssh-rsa /)).toBeVisible();
});

test('those keys are offered for the other cluster', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU02, /), 'Upload SSH key');
  await wb.pick('2 keys of EDU01');
  await wb.answer('Continue');
  await wb.input('Type EDU02 to run it', 'EDU02');
  await expect(wb.treeItem(/UPLOAD_KEY on EDU02.*2 of 2 ok/)).toBeVisible();
});

test('a question that is answered with no changes nothing', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Uninstall');
  await expect(wb.dialog).toContainText('Run UNINSTALL on 3 nodes of EDU01?');
  await wb.answer('Cancel');
  await expect(wb.treeItem(/UNINSTALL/)).toHaveCount(0);
  await expect(wb.treeItem(/^EDU01 n0011, not activated/)).toBeVisible();
});

test('activating asks which connection and runs on every node', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Activate');
  await wb.pick('Nightly');
  await wb.answer('ACTIVATE');
  await expect(wb.treeItem(/^EDU01 n0013, activated/)).toBeVisible();
});

test('one failing node hides neither the others nor its reason', async () => {
  await simulator.fault('fail-node@EDU01/n0012');
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Status');
  await expect(wb.treeItem(/STATUS on EDU01.*2 of 3 ok/)).toBeVisible();
  await expect(wb.notification(/STATUS failed on 1 of 3 nodes\. EDU01 n0012/)).toBeVisible();
  await wb.closeUp(path.join(images, 'tree.png'), wb.page.locator('[id="workbench.parts.sidebar"]'));
  await wb.clearNotifications();
  await simulator.fault('none');
});

test('functions of any plugin run by their name, and the whole output opens', async () => {
  await wb.expand(/^Plugins/);
  await wb.contextMenu(wb.treeItem(/collectd/), 'Run function…');
  await wb.pick('STATUS');
  await wb.input('Argument of STATUS', '');
  await expect(wb.treeItem(/STATUS on EDU01.*3 of 3 ok/).first()).toBeVisible();
  await wb.treeItem(/^EDU01 n0013: collectdmon/).click();
  await expect(wb.line('Node: EDU01 n0013')).toBeVisible();
});

test('a cluster that cannot be reached is said in words, the other stays, and a click tries again', async () => {
  await simulator.fault('reset@EDU02');
  await wb.contextMenu(wb.treeItem(/^EDU02, /), 'Status');
  await expect(wb.notification(/EDU02/)).toBeVisible();
  await wb.clearNotifications();
  await wb.command('Backup Sync: Refresh');
  await expect(wb.treeItem(/^EDU02, cannot reach it/)).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0011, activated/)).toBeVisible();
  await simulator.fault('none');
  await wb.treeItem(/^EDU02: /).click();
  await expect(wb.treeItem(/^EDU02 n0011, not activated/)).toBeVisible();
});

test('passwords outlive the window', async () => {
  await wb.page.reload();
  await wb.ready();
  await wb.openView('Backup Sync');
  await expect(wb.treeItem(/^EDU01 n0011, activated/)).toBeVisible();
  await expect(wb.treeItem(/^EDU02 n0011, not activated/)).toBeVisible();
});

test('a picture of everything', async () => {
  await wb.openFile('Connection1/client.cfg');
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Get log');
  await expect(wb.treeItem(/GETLOG on EDU01.*3 of 3 ok/)).toBeVisible();
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Status');
  await expect(wb.treeItem(/STATUS on EDU01.*3 of 3 ok/)).toBeVisible();
  await wb.goto(5, 15);
  await wb.page.keyboard.press('Shift+End');
  await wb.type('*/2 25 * * *');
  await wb.showProblems();
  await wb.goto(5, 1);
  await wb.screenshot(path.join(images, 'overview.png'));
});

test('renaming and removing a cluster leave the other alone', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU02, /), 'Rename cluster');
  await wb.input('New name of EDU02', 'edu01');
  await expect(wb.quickMessage).toContainText('There is a cluster named EDU01 already.');
  await wb.input('Rename cluster', 'DESTINATION');
  await expect(wb.treeItem(/^DESTINATION n0011, not activated/)).toBeVisible();
  await wb.contextMenu(wb.treeItem(/^DESTINATION, /), 'Remove cluster');
  await wb.answer('Remove');
  await expect(wb.treeItem(/^DESTINATION/)).toHaveCount(0);
  await expect(wb.treeItem(/^EDU01 n0011, activated/)).toBeVisible();
});

test('no secret is left behind: not in a file, a log, a setting, a record, the storages of the window, or on its screen', async () => {
  const stored = await readBrowserStorage(wb.page);
  // What has ended has written all that it had to.
  await browser.close();
  await server.stop();
  // The extension itself comes with the simulator, whose texts are searched for.
  const isSimulator = (file: string) => /^extensions[\\/][^\\/]+[\\/]dist[\\/]simulator\.js$/.test(file);
  const found = {
    files: leaksInFolder(work, secrets(), isSimulator),
    stored: leaksInTexts(stored, secrets()),
    shown,
  };
  assert.deepEqual(found, { files: [], stored: [], shown: [] });
  // That the right places are searched: what is no secret is where it belongs.
  const address = { address: simulator.clusters[0].url };
  assert.ok(leaksInFolder(work, address).some((place) => place.includes('settings.json')));
  assert.ok(leaksInTexts(stored, { state: 'workbench.' }).some((place) => place.includes('ItemTable')));
});

/** Whatever a server answered, a person typed, or a file held. */
function secrets(): Record<string, string> {
  const planted = plantedPasswords.map((text) => [text, text] as const);
  const passwords = simulator.clusters.map(({ name, password }) => [`the password of ${name}`, password] as const);
  return { ...typed, ...Object.fromEntries([...planted, ...passwords]) };
}

function writeFile(name: string, text: string): void {
  const file = path.join(workspace, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function packagedExtension(): string {
  const [vsix, ...others] = fs.readdirSync(root).filter((name) => name.endsWith('.vsix'));
  assert.ok(vsix && others.length === 0, 'npm run package makes the one VSIX that these tests install');
  return path.join(root, vsix);
}
