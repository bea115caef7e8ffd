import { createConnection } from 'vscode-languageserver/node';
import { nodeFiles } from './nodeFiles';
import { serve } from './server';

// The arguments say how: `--stdio` or `--node-ipc`.
serve(createConnection(), nodeFiles);
