import * as l10n from '@vscode/l10n';

/** What a directive can ask for, as it is offered. */
export const verbNames = ['disable-next-line', 'disable-file'] as const;

export type VerbName = (typeof verbNames)[number];

export function verbTitle(verb: VerbName): string {
  switch (verb) {
    case 'disable-next-line':
      return l10n.t('Silence rules on the next line');
    case 'disable-file':
      return l10n.t('Silence rules in the whole file');
  }
}

export function verbDocumentation(verb: VerbName): string {
  switch (verb) {
    case 'disable-next-line':
      return l10n.t(
        'Silences the rules that are named behind it on the next line that is not a directive itself, e.g. `# backup-sync: disable-next-line unknown-key -- the reason, if you like`.',
      );
    case 'disable-file':
      return l10n.t(
        'Silences the rules that are named behind it in the whole file, wherever it stands, e.g. `# backup-sync: disable-file several-blocks -- the reason, if you like`.',
      );
  }
}
