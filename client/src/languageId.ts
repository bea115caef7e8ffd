/** The language of Connection files, as in the manifest. */
export const LANGUAGE = 'backup-sync';
