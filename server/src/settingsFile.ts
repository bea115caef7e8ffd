import * as l10n from '@vscode/l10n';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import {
  diagnosticSource,
  levelOf,
  Lines,
  unknownConnections,
  type Context,
  type PositionEncoding,
} from './language/index';

const rule = 'setting-unknown-connection';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Where VS Code keeps the settings of a folder. */
export function settingsFileOf(folder: string): string {
  return `${folder}/.vscode/settings.json`;
}

export function isSettingsFile(uri: string, folders: readonly string[]): boolean {
  return folders.some((folder) => settingsFileOf(folder) === uri);
}

/** Connections of the settings that no file has, where the text of the settings names them. */
export async function settingsDiagnostics(
  read: () => Promise<string | undefined>,
  context: Context,
  encoding: PositionEncoding,
): Promise<Diagnostic[]> {
  const level = levelOf(rule, context);
  const unknown = unknownConnections(context.settings.connections ?? [], context.workspace, undefined);
  const text = unknown.length === 0 || level === 'off' ? undefined : await read();
  if (text === undefined || level === 'off') {
    return [];
  }
  const lines = new Lines(text, encoding);
  return unknown.flatMap(({ setting: { name }, nearest }) => {
    const written = JSON.stringify(name);
    const offset = text.indexOf(written);
    return offset < 0
      ? []
      : [
          {
            range: lines.rangeOf({ offset, length: written.length }),
            severity: severities[level],
            source: diagnosticSource,
            code: rule,
            message:
              nearest === undefined
                ? l10n.t('No Connection file of this workspace has a block named {0}.', name)
                : l10n.t(
                    'No Connection file of this workspace has a block named {0}. Did you mean {1}?',
                    name,
                    nearest,
                  ),
            ...(context.rulesUrl !== undefined && { codeDescription: { href: `${context.rulesUrl}#${rule}` } }),
          },
        ];
  });
}
