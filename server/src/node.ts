import { createConnection } from 'vscode-languageserver/node';
import type { Files } from './files';
import { serve } from './server';

/** A bundle of its own (esbuild.mjs), and only now: an editor without a folder never needs it. */
const files: Files = {
  list: async (...folder) => (await import('./nodeFiles')).nodeFiles.list(...folder),
  read: async (uri) => (await import('./nodeFiles')).nodeFiles.read(uri),
  connections: async (uri) => (await import('./nodeFiles')).nodeFiles.connections(uri),
};

// The arguments say how: `--stdio` or `--node-ipc`.
serve(createConnection(), files);
