import { harmless } from '../harmless';
import { rowOf, type Format, type Row } from './report';

const COMMANDS: Readonly<Record<Row['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, which become annotations of the changed files. */
export const github: Format = ({ files }) =>
  files.flatMap((file) => file.found.map((finding) => `${annotation(rowOf(file, finding))}\n`)).join('');

function annotation({ file, line, column, endLine, endColumn, severity, rule, message }: Row): string {
  const properties = [
    ['file', file],
    ['line', line],
    // The runner takes columns only where the place ends in the line in which it begins.
    ...(line === endLine ? [['col', column] as const] : []),
    ['endLine', endLine],
    ...(line === endLine ? [['endColumn', endColumn] as const] : []),
    ['title', rule],
  ] as const;
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${written}::${escapeData(harmless(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
