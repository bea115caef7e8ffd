import { expect } from '@playwright/test';
import sharp from 'sharp';

/**
 * @typedef {import('@playwright/test').Locator} Locator
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/** VS Code's own marks: the layout is restored; every contribution (commands, views, menus) is in. */
const READY_MARKS = ['code/LifecyclePhase/Restored', 'code/didLoadExtensions'];

/** Status items that only a VS Code in a browser has: pictures leave them out. */
const BROWSER_ONLY = ['status.workbench.keyboardLayout', 'status.forwardedPorts', 'status.host'];

/**
 * The VS Code workbench as a person uses it. Every method waits for a state of the page; none waits for time.
 * Text in the editor and in output channels has no-break spaces: `spaced()` makes them.
 */
export class Workbench {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens the workbench and waits until it takes commands.
   * @param {string} url
   */
  async open(url) {
    await this.page.goto(url);
    await this.ready();
  }

  /** Waits until the layout is restored and the extension host has started; also after `page.reload()`. */
  async ready() {
    await this.page.waitForFunction(
      (marks) => marks.every((mark) => performance.getEntriesByName(mark).length > 0),
      READY_MARKS,
      { timeout: 60_000 },
    );
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
    const activating = this.page.locator('.statusbar-item', { hasText: 'Activating Extensions' });
    await expect(activating).toHaveCount(0, { timeout: 30_000 });
  }

  // Quick input: command palette, QuickPick, InputBox

  get quick() {
    return this.page.locator('.quick-input-widget:visible');
  }

  get quickInput() {
    return this.quick.locator('.quick-input-box input');
  }

  get quickRows() {
    return this.quick.locator('.quick-input-list .monaco-list-row');
  }

  /** The line under an InputBox: its prompt, or in its place what is wrong with the text. */
  get quickMessage() {
    return this.quick.locator('.quick-input-message');
  }

  /**
   * @param {string | RegExp} label
   * @returns {Locator} the first entry of the QuickPick that has it
   */
  quickRow(label) {
    return this.quickRows.filter({ has: this.page.locator('.label-name', { hasText: label }) }).first();
  }

  /**
   * Runs a command by its title in the palette.
   * @param {string} title with its category, as in `View: Focus Problems`
   */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.quickInput.waitFor();
    await this.quickInput.fill(`>${title}`);
    await this.quickRows.filter({ hasText: title }).first().click();
  }

  /**
   * Chooses an entry of the QuickPick.
   * @param {string | RegExp} label
   */
  async pick(label) {
    await this.quickRow(label).click();
  }

  /**
   * Ticks entries of a QuickPick that takes several, and accepts.
   * @param {readonly (string | RegExp)[]} labels
   */
  async pickMany(labels) {
    for (const label of labels) {
      const box = this.quickRow(label).locator('.monaco-checkbox, input[type="checkbox"]').first();
      await box.click();
    }
    await this.page.keyboard.press('Enter');
  }

  /**
   * Types into the InputBox and accepts. The box stays open where the text is refused.
   * @param {string | RegExp} prompt what its title or prompt contains
   * @param {string} value
   */
  async input(prompt, value) {
    await expect(this.quick).toContainText(prompt);
    await this.quickInput.fill(value);
    await this.page.keyboard.press('Enter');
  }

  // Files and the editor

  get editor() {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  get languageStatus() {
    return this.page.locator('.statusbar-item[id="status.editor.mode"]');
  }

  get errors() {
    return this.editor.locator('.view-overlays .squiggly-error');
  }

  get warnings() {
    return this.editor.locator('.view-overlays .squiggly-warning');
  }

  get suggest() {
    return this.page.locator('.suggest-widget.visible');
  }

  get hover() {
    return this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  }

  /** Lines of words above blocks; each `a` in them can be clicked. */
  get lenses() {
    return this.editor.locator('.codelens-decoration');
  }

  /** The widget that says how a value is built. */
  get signature() {
    return this.page.locator('.parameter-hints-widget.visible');
  }

  /** What is selected, in the status bar. */
  get position() {
    return this.page.locator('.statusbar-item[id="status.editor.selection"]');
  }

  get lightbulb() {
    const names = ['lightBulbWidget', 'codicon-gutter-lightbulb', 'codicon-gutter-lightbulb-auto-fix'];
    return this.editor.locator(names.map((name) => `.${name}:visible`).join(', ')).first();
  }

  /**
   * @param {string} file its path in the workspace, or the last part of it
   */
  async openFile(file) {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.waitFor();
    await this.quickInput.fill(file);
    const [name = '', folder = ''] = file.split('/').reverse();
    // Until the list is filtered, a file of the same name in another folder may stand first.
    await this.quickRows.filter({ hasText: name }).filter({ hasText: folder }).first().click();
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Saves the active editor. */
  async save() {
    await this.page.keyboard.press('ControlOrMeta+S');
    await expect(this.page.locator('.tab.active:not(.dirty)')).toHaveCount(1);
  }

  /**
   * @param {string | RegExp} text
   * @returns {Locator} the first line of the editor that contains it
   */
  line(text) {
    return this.editor.locator('.view-line').filter({ hasText: text }).first();
  }

  /**
   * Rests the mouse on a word of the editor.
   * @param {string} lineText finds the line
   * @param {string} word finds the piece of it, as the grammar cuts the line
   */
  async hoverOver(lineText, word) {
    await this.line(lineText).locator('span span').filter({ hasText: word }).first().hover();
    await this.hover.waitFor();
  }

  /** @returns {Promise<string>} the text of the editor, as far as it is on the screen */
  async text() {
    const lines = await this.editor.locator('.view-line').evaluateAll(textsFromTop);
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /**
   * Puts the cursor somewhere, and the focus into the editor.
   * @param {number} line from 1
   * @param {number} [column] from 1
   */
  async goto(line, column = 1) {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await expect(this.quickRows.first()).toContainText(/line/i);
    await this.page.keyboard.press('Enter');
    await expect(this.quick).toHaveCount(0);
    await expect(this.position).toContainText(`Ln ${line}, Col ${column}`);
    await this.focused();
  }

  /** Keys go astray until the editor has the focus back from quick input or a panel. */
  async focused() {
    await expect(this.page.locator('.editor-group-container.active .monaco-editor.focused').first()).toBeVisible();
  }

  /**
   * Types like a person: completion and diagnostics follow.
   * @param {string} text
   */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /**
   * Takes a quick fix at the cursor through the lightbulb.
   * @param {string | RegExp} title
   */
  async quickFix(title) {
    await this.openQuickFixes();
    await this.press(this.quickFixes.filter({ hasText: title }).first());
  }

  /** The list that the lightbulb opens. */
  get quickFixes() {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  /** Clicks the lightbulb at the cursor. */
  async openQuickFixes() {
    await this.lightbulb.click();
    await this.quickFixes.first().waitFor();
    // Up to VS Code 1.100 a transparent layer covers the menu until the mouse moves.
    await this.page.mouse.move(700, 450);
  }

  /** The problem that F8 shows between the lines. */
  get peek() {
    return this.editor.locator('.marker-widget');
  }

  /**
   * @param {string} name
   * @returns {Locator} a heading of the Markdown that is shown rendered
   */
  renderedHeading(name) {
    const outer = this.page.locator('iframe.webview').first().contentFrame();
    return outer.locator('#active-frame').contentFrame().getByRole('heading', { name, exact: true });
  }

  // Problems and output

  get problems() {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  get output() {
    return this.page.locator('.output-view .view-lines');
  }

  async showProblems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.command('View: Focus Problems');
    }
    await panel.waitFor();
  }

  // Activity bar, trees, menus

  /**
   * Opens a view container of the activity bar.
   * @param {string} title
   */
  async openView(title) {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /**
   * @param {string | RegExp} label part of what a screen reader says for it: label, description, state
   * @returns {Locator}
   */
  treeItem(label) {
    return this.page.locator('.sidebar').getByRole('treeitem', { name: label }).first();
  }

  /** @param {string | RegExp} label */
  async expand(label) {
    const item = this.treeItem(label);
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) !== 'true') {
      await item.click();
    }
    await expect(item).toHaveAttribute('aria-expanded', 'true');
  }

  /**
   * Selects several entries of a tree.
   * @param {readonly (string | RegExp)[]} labels
   */
  async select(labels) {
    for (const [index, label] of labels.entries()) {
      await this.treeItem(label).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
      await expect(this.treeItem(label)).toHaveAttribute('aria-selected', 'true');
    }
  }

  /** The entries of the open menu; the bar at the top of the window has none of them. */
  get menuItems() {
    return this.page.locator('.monaco-menu-container').getByRole('menuitem');
  }

  /**
   * @param {string | RegExp} label a string is the whole of it: "Activate" is not "Deactivate"
   * @returns {Locator} the entry of the open menu
   */
  menuItem(label) {
    return this.page.locator('.monaco-menu-container').getByRole('menuitem', { name: label, exact: true }).first();
  }

  /**
   * Right-clicks something and chooses an entry of its menu.
   * @param {Locator} target
   * @param {...(string | RegExp)} entries one, or the way through submenus
   */
  async contextMenu(target, ...entries) {
    await target.click({ button: 'right' });
    for (const entry of entries.slice(0, -1)) {
      await this.menuItem(entry).hover();
    }
    await this.press(this.menuItem(entries.at(-1) ?? ''));
  }

  /**
   * @param {Locator} target
   * @returns {Promise<string[]>} what the menu of a right click offers; the menu is closed again
   */
  async menuEntries(target) {
    await target.click({ button: 'right' });
    await this.menuItems.first().waitFor();
    const names = await this.menuItems.allTextContents();
    await this.page.keyboard.press('Escape');
    await expect(this.menuItems).toHaveCount(0);
    return names;
  }

  /**
   * Menus ignore the mouse for their first tenth of a second: clicks until the menu is gone.
   * @param {Locator} item
   */
  async press(item) {
    await item.waitFor();
    await expect(async () => {
      if (await item.isVisible()) {
        await item.click({ timeout: 1_000 });
      }
      await expect(item).toHaveCount(0, { timeout: 500 });
    }).toPass({ intervals: [50], timeout: 15_000 });
  }

  // Dialogs and notifications

  get dialog() {
    return this.page.locator('.monaco-dialog-box');
  }

  /**
   * Answers a modal dialog.
   * @param {string | RegExp} button
   */
  async answer(button) {
    await this.dialog.getByRole('button', { name: button }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /**
   * @param {string | RegExp} text
   * @returns {Locator} the notification that says it; its buttons are found with `getByRole('button')`
   */
  notification(text) {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  async clearNotifications() {
    await this.command('Notifications: Clear All Notifications');
    await expect(this.page.locator('.notifications-toasts .notification-list-item')).toHaveCount(0);
  }

  /** @returns {Promise<string>} what was copied; the browser context needs the permission `clipboard-read` */
  async clipboard() {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  // Pictures

  /**
   * Takes a picture of the window as it looks on the desktop.
   * @param {string} file
   * @param {number} [height] where the picture is to end; that is in the package, and much of a window is not looked at
   */
  async screenshot(file, height) {
    const window = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.#capture(file, () => ({ x: 0, y: 0, ...window, ...(height !== undefined && { height }) }));
  }

  /**
   * Takes a picture of what is around some parts of the window.
   * @param {string} file
   * @param {...Locator} parts
   */
  async closeUp(file, ...parts) {
    await this.#capture(file, () => boxAround(parts));
  }

  /**
   * With a palette of colours a picture is a third as large, and looks the same.
   * @param {string} file
   * @param {() => Box | Promise<Box>} boxOf asked when all is drawn
   */
  async #capture(file, boxOf) {
    const hidden = BROWSER_ONLY.map((id) => `[id="${id}"]`).join(', ');
    // What has just been laid out is drawn one frame later.
    await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const picture = await this.page.screenshot({
      style: `${hidden} { display: none !important }`,
      clip: await boxOf(),
    });
    await sharp(picture).png({ palette: true, quality: 80, effort: 10, compressionLevel: 9, dither: 0 }).toFile(file);
  }
}

/**
 * @param {readonly Locator[]} parts
 * @returns {Promise<Box>} the smallest one, with some air
 */
async function boxAround(parts) {
  const air = 4;
  await Promise.all(parts.map((part) => part.waitFor()));
  const found = await Promise.all(parts.map((part) => part.boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const left = Math.min(...boxes.map(({ x }) => x)) - air;
  const top = Math.min(...boxes.map(({ y }) => y)) - air;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + air;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + air;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Runs in the page: the editor keeps its lines in the order in which they were drawn.
 * @param {unknown[]} elements
 * @returns {string[]}
 */
function textsFromTop(elements) {
  return /** @type {{ offsetTop: number, textContent: string }[]} */ (elements)
    .sort((a, b) => a.offsetTop - b.offsetTop)
    .map((element) => element.textContent);
}

/**
 * @param {string} text
 * @returns {string} the text as the editor renders it
 */
export function spaced(text) {
  return text.replaceAll(' ', '\u00a0');
}
