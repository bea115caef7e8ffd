import { expect as baseExpect } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, newContext, QUIET_SETTINGS, workbenchUrl } from '../vscode/browser.mjs';
import { foldersIn, installExtension, releaseUnderTest, startServer, type Server } from '../vscode/server.mjs';
import { findVsix } from '../vscode/vsix.mjs';
import { Workbench } from '../vscode/workbench.mjs';
import { startSimulator, type Simulator } from '../support/simulator';

// What a person does when an action does not end well on every node: retries, carries on, or finds it interrupted. The
// steps build on each other.

const expect = baseExpect.configure({ timeout: 30_000 });

const root = process.cwd();
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-ui-fleet-'));

let simulator: Simulator;
let server: Server;
let browser: Browser;
let wb: Workbench;

before(async () => {
  const workspace = path.join(work, 'workspace');
  fs.mkdirSync(workspace);
  const folders = foldersIn(work);
  const release = releaseUnderTest();
  await installExtension(release, folders, findVsix());
  simulator = await startSimulator(root);
  const settings = { ...QUIET_SETTINGS, 'backupSync.fleet.writes': 1 };
  server = await startServer({ release, folders, settings, log: path.join(work, 'server.log') });
  browser = await launchBrowser();
  wb = new Workbench(await (await newContext(browser)).newPage());
  wb.page.setDefaultTimeout(30_000);
  await wb.open(workbenchUrl(server, { folder: workspace }));
});

after(async () => {
  await browser.close();
  await server.stop();
  await simulator.stop();
  fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

test('one click runs a function again on the nodes that are left, and on no other', async () => {
  const { name, url, user, password } = simulator.clusters[0];
  await wb.openView('Backup Sync');
  await wb.command('Backup Sync: Add cluster');
  await wb.input('Name that the tree shows', name);
  await wb.input('Address of EXAoperation', url);
  await wb.input('EXAoperation account', user);
  await wb.input('Password of', password);
  await wb.pick('No, a test cluster');
  await wb.answer('Trust this certificate');
  await expect(wb.treeItem(/^EDU01 n0013, not installed/)).toBeVisible();
  await simulator.fault('fail-call-5@EDU01');
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Install');
  await expect(wb.treeItem(/INSTALL on EDU01.*1 of 3 ok/)).toBeVisible();
  const message = wb.notification(/INSTALL failed on 2 of 3 nodes\. EDU01 n0012/);
  await expect(message.getByRole('button', { name: 'Carry on with the other 1' })).toBeVisible();
  await message.getByRole('button', { name: 'Retry on 2 nodes' }).click();
  await expect(wb.treeItem(/INSTALL on EDU01.*2 of 2 ok/)).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0013, not activated/)).toBeVisible();
});

test('what a window leaves unfinished is shown by the next with what the nodes say, and the rest runs when asked for', async () => {
  await wb.contextMenu(wb.treeItem(/^EDU01, /), 'Uninstall');
  await expect(wb.dialog).toContainText('Run UNINSTALL on 3 nodes of EDU01?');
  await simulator.fault('dead-node@EDU01/n0012');
  await wb.answer('UNINSTALL');
  await expect(wb.treeItem(/UNINSTALL on EDU01.*1 of 3 done/)).toBeVisible();
  await wb.page.reload();
  await wb.ready();
  await simulator.fault('none');
  await wb.openView('Backup Sync');
  const message = wb.notification(
    /UNINSTALL on EDU01 was interrupted.*Done: 1 nodes\. Not known: n0012\. Not started: n0013/,
  );
  await expect(message).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0012: It is not known whether it took effect/)).toBeVisible();
  await expect(wb.treeItem(/^EDU01 n0013: Not run: the window closed/)).toBeVisible();
  await message.getByRole('button', { name: 'Run on the other 1' }).click();
  await expect(wb.dialog).toContainText('Run UNINSTALL on EDU01 n0013?');
  await wb.answer('UNINSTALL');
  await expect(wb.treeItem(/UNINSTALL on EDU01.*1 of 1 ok/)).toBeVisible();
});

test('a retry where the outcome is not known says so, and what the node says now', async () => {
  await wb.command('Backup Sync: Retry failed nodes');
  await expect(wb.dialog).toContainText('Run UNINSTALL on EDU01 n0012?');
  await expect(wb.dialog).toContainText(
    'EDU01 n0012: it is not known whether UNINSTALL took effect before. STATUS now:',
  );
  await wb.answer('UNINSTALL');
  await expect(wb.treeItem(/^EDU01 n0012, not installed/)).toBeVisible();
});
