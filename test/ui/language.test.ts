import { expect as baseExpect, type Locator, type Page } from '@playwright/test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test, type TestContext } from 'node:test';
import { openSession, type Session } from '../vscode/session.mjs';
import { spaced, type Workbench } from '../vscode/workbench.mjs';

// What the language server can do, as a person meets it: with the mouse and the keyboard, in the packaged extension. The
// steps share one window, and each leaves the files as it found them, but for the rename at the end.

const expect = baseExpect.configure({ timeout: 30_000 });

const root = process.cwd();
const images = path.join(root, 'docs/images');

const CLIENT = `Nightly
{
DATABASE_NAME = exa_db1
START_CYCLE = 0 2 * * 1-5
LOCAL_URL = ftp://FTPbackup:\${secret:EDU01_FTP}@%s/v0003
REMOTE_URL = ftp://FTPbackup:\${secret:EDU02_FTP}@%s/v0002
REMOTE_NODES = 10.60.102.11; 10.60.102.12
Verbose = true
SSH = client
}
`;

const FILES = {
  'Nightly/client.cfg': CLIENT,
  'Nightly/server.cfg': '# On EDU02\nNightly\n{\nVerbose = true\nSSH = server\n}\n',
  'new.backupsync': 'Weekly\n{\n\n}\n',
  '.vscode/settings.json': JSON.stringify({
    'backupSync.connections': [{ name: 'Nightly', client: 'EDU01', server: 'EDU02' }],
  }),
};

/** Nobody listens at port 1: what is shown comes from the settings and the files alone. */
const CLUSTERS = [
  { name: 'EDU01', url: 'https://127.0.0.1:1/cluster1/', user: 'admin', timeZone: 'Europe/Berlin' },
  {
    name: 'EDU02',
    url: 'https://127.0.0.1:1/cluster2/',
    user: 'admin',
    nodeAddresses: { n0011: '10.60.102.11', n0012: '10.60.102.12', n0013: '10.60.102.13' },
  },
];

let session: Session;
let wb: Workbench;
let keyboard: Page['keyboard'];
/** The steps share a window: after a failure the rest would only wait for what cannot come. */
let failedStep: string | undefined;

before(async () => {
  const template = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-language-'));
  for (const [name, text] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(template, name)), { recursive: true });
    fs.writeFileSync(path.join(template, name), text);
  }
  const settings = { 'backupSync.clusters': CLUSTERS };
  session = await openSession({ workspace: template, settings, env: { TZ: 'UTC' } });
  fs.rmSync(template, { recursive: true });
  wb = session.workbench;
  wb.page.setDefaultTimeout(30_000);
  keyboard = wb.page.keyboard;
});

after(() => session.close());

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
  }
});

test('above a block stand its other side, its next run and what can be done', async () => {
  await wb.openFile('Nightly/client.cfg');
  await expect(wb.lenses).toHaveText(
    /^Other side: server\.cfg\s\|\sNext run \d{4}-\d\d-\d\d 02:00 \(Europe\/Berlin\)\s\|\sUpload…\s\|\sActivate…$/,
  );
});

test('beside a schedule stands what it means, and beside an address its node', async () => {
  await expect(wb.line('START_CYCLE')).toHaveText(spaced('START_CYCLE = 0 2 * * 1-5At 02:00 on Monday to Friday'));
  await expect(wb.line('REMOTE_NODES')).toHaveText(
    spaced('REMOTE_NODES = 10.60.102.11EDU02 n0011; 10.60.102.12EDU02 n0012'),
  );
  await wb.closeUp(path.join(images, 'language/lenses.png'), ...textParts());
});

test('the mouse on a schedule shows it in words and its next five runs, by the clock of the cluster', async () => {
  await wb.hoverOver('START_CYCLE', '5');
  await expect(wb.hover).toContainText('At 02:00 on Monday to Friday');
  await expect(wb.hover).toContainText('by the time of Europe/Berlin');
  await expect(wb.hover.locator('li')).toHaveCount(5);
  await expect(wb.hover.locator('li').first()).toHaveText(/^\d{4}-\d\d-\d\d 02:00 \(0[01]:00 by your clock\)$/);
  await wb.closeUp(path.join(images, 'hover.png'), wb.hover, ...textParts());
});

test('the mouse on a URL takes it apart, on an address it names the node, on a name the other side', async () => {
  await pointAt('LOCAL_URL', 'secret', /Password: the secret EDU01_FTP.*Host: each node in turn.*Volume: v0003/s);
  await pointAt('REMOTE_NODES', '12', /Node: EDU02 n0012/);
  await pointAt('Nightly', 'Nightly', /Copies go from EDU01 to EDU02.*Other side: server\.cfg, line 2/s);
});

test('the keys of an empty block are offered in their order, and the focused one is explained', async () => {
  await wb.openFile('new.backupsync');
  await wb.goto(3);
  await suggest();
  const keys = ['DATABASE_NAME', 'START_CYCLE', 'LOCAL_URL', 'REMOTE_URL', 'REMOTE_NODES', 'Verbose', 'SSH'];
  await expect(wb.suggest.locator('.monaco-list-row .label-name')).toHaveText(keys);
  await keyboard.press('ArrowDown');
  await keyboard.press('Control+Space');
  const details = wb.page.locator('.suggest-details');
  await expect(details).toContainText('Only in the client file.');
  await wb.closeUp(path.join(images, 'language/completion.png'), wb.suggest, details, ...textParts());
  await keyboard.press('Enter');
  await expect(wb.line(/^START_CYCLE/)).toHaveText(spacedStart('START_CYCLE = '));
  await revert();
});

for (const [what, typed, hasList] of [
  ['a finished value', 'Verbose = true', false],
  ['a finished value whose proposals are open', 'Verbose = true', true],
  ['a finished value without a blank before it', 'Verbose =true', false],
  ['one without a blank whose proposals are open', 'Verbose =true', true],
] as const) {
  test(`Enter behind ${what} makes a new line`, async () => {
    await wb.openFile('new.backupsync');
    await wb.goto(3);
    await wb.type(typed);
    if (hasList) {
      // Asked for with Ctrl+Space they would be taken by Enter, as everywhere in VS Code.
      await wb.suggest.locator('.monaco-list-row.focused').waitFor();
    } else {
      await keyboard.press('Escape');
      await expect(wb.suggest).toHaveCount(0);
    }
    await keyboard.press('Enter');
    await expect(wb.position).toContainText('Ln 4, Col 1');
    await expect(wb.line('Verbose')).toHaveText(spaced(typed));
    await revert();
  });
}

test('a whole block is taken with Tab, which then leads through what is to be filled in', async () => {
  await wb.openFile('new.backupsync');
  await wb.goto(5);
  await suggest();
  await wb.suggest.locator('.monaco-list-row', { hasText: 'Server block' }).waitFor();
  await keyboard.type('Server');
  await expect(wb.suggest.locator('.monaco-list-row.focused')).toContainText('Server block');
  await keyboard.press('Tab');
  await expect(wb.line('SSH')).toHaveText(spaced('SSH = server'));
  await keyboard.type('Mine');
  await expect(wb.line(/^Mine$/)).toBeVisible();
  await keyboard.press('Tab');
  await expect(wb.position).toContainText('Ln 7, Col 15 (4 selected)');
  await revert();
});

test('in a schedule one field is completed, in a URL its volume, in a list the nodes that are missing', async () => {
  await wb.openFile('Nightly/client.cfg');
  await wb.goto(4, 20);
  await suggest();
  await accept(/^1-7$/);
  await expect(wb.line('START_CYCLE')).toHaveText(spacedStart('START_CYCLE = 0 2 1-7 * 1-5'));
  await wb.goto(6, 58);
  for (let digits = 0; digits < 5; digits++) {
    await keyboard.press('Backspace');
  }
  await suggest();
  await accept(/^v0002$/);
  await expect(wb.line('REMOTE_URL')).toHaveText(spaced('REMOTE_URL = ftp://FTPbackup:${secret:EDU02_FTP}@%s/v0002'));
  await wb.goto(7, 42);
  await wb.type('; ');
  await accept(/^10\.60\.102\.13$/);
  await expect(wb.line('REMOTE_NODES')).toContainText(spaced('; 10.60.102.13'));
  await revert();
});

test('signature help marks the field of a schedule that the cursor is in, and follows it', async () => {
  await wb.goto(4, 15);
  await keyboard.press('ControlOrMeta+Shift+Space');
  const active = wb.signature.locator('.parameter.active');
  await expect(active).toHaveText('minute');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(active).toHaveText('hour');
  await expect(wb.signature).toContainText('At 02:00 on Monday to Friday');
  // Where the mouse rests, no tooltip is to be in the picture.
  await wb.page.mouse.move(700, 800);
  await expect(wb.page.locator('.workbench-hover:visible')).toHaveCount(0);
  await wb.closeUp(path.join(images, 'language/signature.png'), wb.signature, ...textParts());
  await keyboard.press('Escape');
});

test('the lens of the other side opens it at its block', async () => {
  await lens('Other side').click();
  await expect(tab('server.cfg')).toBeVisible();
  await expect(wb.position).toContainText('Ln 2, Col 1');
});

test('the lenses for a cluster ask which one, and Escape is an answer', async () => {
  await wb.openFile('Nightly/client.cfg');
  for (const [title, question] of [
    ['Upload…', 'Upload configuration'],
    ['Activate…', 'Activate'],
  ] as const) {
    await lens(title).click();
    await expect(wb.quick).toContainText(question);
    await expect(wb.quickRows).toHaveCount(CLUSTERS.length);
    await keyboard.press('Escape');
    await expect(wb.quick).toHaveCount(0);
  }
  await expect(wb.dialog).toHaveCount(0);
});

for (const [setting, title, shown] of [
  // A signature or a hover that was closed keeps its text.
  [
    'inlayHints.schedules',
    'Schedules',
    () => wb.editor.locator('.view-line').getByText('At 02:00 on Monday to Friday'),
  ],
  ['inlayHints.nodes', 'Nodes', () => wb.editor.locator('.view-line').getByText('EDU02 n0011')],
  ['codeLens', 'Code Lens', () => wb.lenses],
] as const) {
  test(`what backupSync.${setting} shows goes with a click in the settings, and comes back with another`, async () => {
    await wb.openFile('Nightly/client.cfg');
    await expect(shown()).toHaveCount(1);
    await toggle(setting, title);
    await expect(shown()).toHaveCount(0);
    await toggle(setting, title);
    await expect(shown()).toHaveCount(1);
  });
}

test('F12 and Shift+F12 lead from one side of a connection to the other', async () => {
  await wb.goto(1, 3);
  await keyboard.press('F12');
  await expect(tab('server.cfg')).toBeVisible();
  await wb.focused();
  // There is one other place, so that no list is needed.
  await keyboard.press('Shift+F12');
  await expect(tab('client.cfg')).toBeVisible();
});

test('symbols of a file and of all files are found by their names', async () => {
  await keyboard.press('ControlOrMeta+Shift+O');
  await expect(wb.quickRow('REMOTE_NODES')).toBeVisible();
  await expect(wb.quickRows).toHaveCount(8);
  await keyboard.press('Escape');
  await expect(wb.quick).toHaveCount(0);
  await keyboard.press('ControlOrMeta+T');
  await wb.quickInput.fill('#Nightly');
  await expect(wb.quickRows.filter({ hasText: 'EDU01 · client' })).toHaveCount(1);
  await wb.quickRows.filter({ hasText: 'EDU02 · server' }).click();
  await expect(tab('server.cfg')).toBeVisible();
});

test('a block folds, and a selection grows by what belongs together', async () => {
  await wb.openFile('Nightly/client.cfg');
  await wb.goto(4);
  await keyboard.press('ControlOrMeta+Shift+BracketLeft');
  await expect(wb.editor.locator('.view-line')).toHaveCount(2);
  await keyboard.press('ControlOrMeta+Shift+BracketRight');
  await expect(wb.line('SSH = client')).toBeVisible();
  await wb.goto(7, 20);
  // An address, the list, the line.
  for (const selected of [12, 26, 41]) {
    await wb.command('Expand Selection');
    await expect(wb.position).toContainText(`(${selected} selected)`);
  }
});

test('formatting tidies what was typed and keeps the rest', async () => {
  await wb.goto(8);
  await wb.type('   ');
  await wb.goto(9, 7);
  await keyboard.press('Backspace');
  await expect(wb.line('Verbose')).toHaveText(spaced('   Verbose = true'));
  await wb.command('Format Document');
  await expect(wb.line('Verbose')).toHaveText(spaced('Verbose = true'));
  await expect(wb.line('SSH')).toHaveText(spaced('SSH = client'));
  await revert();
});

test('the language server can be restarted, and finds the problems again', async () => {
  await wb.goto(3);
  await keyboard.press('Delete');
  const problems = wb.warnings.or(wb.errors);
  await expect(problems.first()).toBeVisible();
  await wb.command('Backup Sync: Restart language server');
  await expect(problems).toHaveCount(0);
  await expect(problems).not.toHaveCount(0);
  await revert();
  await expect(problems).toHaveCount(0);
});

test('F2 renames a connection in both files, the closed one too, and in the settings', async () => {
  await wb.openFile('Nightly/server.cfg');
  await wb.command('View: Close Editor');
  await wb.openFile('Nightly/client.cfg');
  await wb.goto(1, 3);
  await keyboard.press('F2');
  await wb.page.locator('.rename-box input').fill('Daily');
  await keyboard.press('Enter');
  await expect(wb.line(/^Daily$/)).toBeVisible();
  await expect.poll(() => read('Nightly/client.cfg')).toBe(CLIENT.replace('Nightly', 'Daily'));
  await expect.poll(() => read('Nightly/server.cfg')).toBe(FILES['Nightly/server.cfg'].replace('Nightly', 'Daily'));
  await expect.poll(() => read('.vscode/settings.json')).toContain('"name":"Daily"');
});

/** Clicks the box of a setting in the settings editor. */
async function toggle(setting: string, title: string): Promise<void> {
  const before = userSettings();
  await wb.command('Preferences: Open Settings (UI)');
  const editor = wb.page.locator('.settings-editor');
  await editor.locator('.suggest-input-container').click();
  await keyboard.type(`backupSync.${setting}`);
  await editor.locator('.setting-item-bool', { hasText: title }).locator('.setting-value-checkbox').click();
  // The settings editor writes a little later, and not at all if it is closed before.
  await expect.poll(userSettings).not.toBe(before);
  await keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
}

/** All that is written in the editor, for a picture. */
function textParts() {
  const widest = wb.line('REMOTE_NODES').or(wb.line('Weekly')).first();
  return [wb.lenses.first(), wb.editor.locator('.line-numbers').first(), ...[widest, wb.line(/^}/)].map(inked)];
}

/** A line without the empty space to its right. */
function inked(line: Locator): Locator {
  return line.locator('> span');
}

function lens(title: string) {
  return wb.lenses.locator('a', { hasText: title });
}

function tab(name: string) {
  return wb.page.locator(`.tab.active[data-resource-name="${name}"]`);
}

/** Rests the mouse on a word, after the hover from before is gone. */
async function pointAt(line: string, word: string, said: RegExp): Promise<void> {
  await wb.page.mouse.move(700, 800);
  await expect(wb.hover).toHaveCount(0);
  await wb.hoverOver(line, word);
  await expect(wb.hover).toHaveText(said);
}

async function suggest(): Promise<void> {
  await keyboard.press('Control+Space');
  await wb.suggest.locator('.monaco-list-row.focused').waitFor();
}

async function accept(label: RegExp): Promise<void> {
  const labels = wb.suggest.locator('.monaco-list-row .label-name');
  await labels.filter({ hasText: label }).click();
  await expect(wb.suggest).toHaveCount(0);
}

async function revert(): Promise<void> {
  await keyboard.press('Escape');
  await wb.command('File: Revert File');
  await expect(wb.page.locator('.tab.active:not(.dirty)')).toHaveCount(1);
}

/** Behind it may stand what snippets and hints add. */
function spacedStart(text: string): RegExp {
  return new RegExp(`^${spaced(text).replace(/[*.]/g, '\\$&')}`);
}

function userSettings(): string {
  return fs.readFileSync(path.join(session.root, 'user-data/User/settings.json'), 'utf8');
}

function read(name: string): string {
  return fs.readFileSync(path.join(session.workspace, name), 'utf8');
}
