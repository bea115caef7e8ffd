// The least that reading the whole text at each change can cost: lines, one expression on each, a diagnostic in fifty.
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { serveFloor } from './serve';
import { scan } from './scanLines';

serveFloor((text) =>
  Array.from({ length: Math.floor(scan(text).lines / 50) }, (_, index): Diagnostic => ({
    range: { start: { line: index * 50, character: 0 }, end: { line: index * 50, character: 12 } },
    severity: DiagnosticSeverity.Error,
    source: 'floor',
    code: 'canned',
    message: 'A message about as long as those that a server would send about this line.',
  })),
);
