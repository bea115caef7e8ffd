import * as vscode from 'vscode';

/** What a person should know before a function runs; shown with the question whether to run it. */
export function consequence(functionName: string): string | undefined {
  switch (functionName) {
    case 'ACTIVATE':
      return vscode.l10n.t(
        'Scheduled copying starts. Files on the destination volume that the source lacks may be deleted, so use a volume that holds nothing else.',
      );
    case 'DEACTIVATE':
      return vscode.l10n.t('Scheduled copying stops on these nodes.');
    case 'UNINSTALL':
      return vscode.l10n.t(
        'Configuration and SSH keys of every connection on these nodes may be lost. (The plugin itself describes this function as "Install plugin.", which is a mistake.)',
      );
    case 'UPLOAD_CONFIG':
      return vscode.l10n.t(
        'The configuration on these nodes may be replaced, also that of other connections. It cannot be read back.',
      );
    case 'UPLOAD_KEY':
      return vscode.l10n.t('Keys that were uploaded before may be replaced.');
    case 'SSHKEY':
      return vscode.l10n.t(
        'If these nodes have a key for this connection, it may change and must then be uploaded again.',
      );
    default:
      return undefined;
  }
}
