import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from './clientFiles';
import * as features from './language/features/index';
import { serve } from './server';

// A worker talks with whoever has started it.
const connection = createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis));
serve(connection, () => Promise.resolve(features), clientFiles(connection));
