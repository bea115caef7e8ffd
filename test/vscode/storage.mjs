// What VS Code keeps in a browser: where a desktop has files for it.

/** Runs in the page. Bytes are read as text, because most of them are files. */
const READ_ALL = `(async () => {
  const asText = (key, value) =>
    ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const stores = async ({ name }) => {
    const database = await done(indexedDB.open(name));
    const names = [...database.objectStoreNames];
    const read = async (store) => {
      const entries = database.transaction(store).objectStore(store);
      const content = await Promise.all([done(entries.getAllKeys()), done(entries.getAll())]);
      return [name + ' ' + store, JSON.stringify(content, asText)];
    };
    const all = await Promise.all(names.map(read));
    database.close();
    return all;
  };
  const databases = (await Promise.all((await indexedDB.databases()).map(stores))).flat();
  return {
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    ...Object.fromEntries(databases),
  };
})()`;

/**
 * State of windows and extensions is in databases of the browser; secrets, encrypted, in its local storage.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Record<string, string>>} by place
 */
export function readBrowserStorage(page) {
  return page.evaluate(READ_ALL);
}
