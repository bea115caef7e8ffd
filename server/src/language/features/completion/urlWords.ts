import * as l10n from '@vscode/l10n';

/** The parts of a URL in their order. */
export const urlPartNames = ['scheme', 'user', 'password', 'host', 'port', 'volume'] as const;

export type UrlPartName = (typeof urlPartNames)[number];

/** What a part of a URL takes, as Markdown. */
export function urlPartDocumentation(part: UrlPartName): string {
  return documentation[part]();
}

const documentation: Readonly<Record<UrlPartName, () => string>> = {
  scheme: () => l10n.t('Archive volumes are reached by `ftp`.'),
  user: () => l10n.t('An account of EXAoperation with the role Administrator; the document calls it `FTPbackup`.'),
  password: () =>
    l10n.t(
      'The password of the user. `${secret:NAME}` keeps it out of the file: it is filled in, in memory, when the file is uploaded.',
    ),
  host: () => l10n.t('`%s`: the plugin puts the address of a node in its place.'),
  port: () => l10n.t('May be left out. Archive volumes are served on port 2021.'),
  volume: () => l10n.t('The archive volume: `v` and four digits, e.g. `v0003`.'),
};
