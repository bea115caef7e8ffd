import { createConnection } from 'vscode-languageserver/node';
import type { LoadFeatures } from './features';
import type { Files } from './files';
import { serve } from './server';

// Bundles of their own (esbuild.mjs), loaded when they are needed: an editor without a folder searches no files.
const features: LoadFeatures = () => import('./language/features/index');
const files: Files = {
  list: async (...folder) => (await import('./nodeFiles')).nodeFiles.list(...folder),
  read: async (uri) => (await import('./nodeFiles')).nodeFiles.read(uri),
  connections: async (uri) => (await import('./nodeFiles')).nodeFiles.connections(uri),
};

// The arguments say how: `--stdio` or `--node-ipc`.
serve(createConnection(), features, files);
