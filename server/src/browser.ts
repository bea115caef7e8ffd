import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from './clientFiles';
import { serve } from './server';

// A worker talks with whoever has started it.
const connection = createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis));
serve(connection, clientFiles(connection));
