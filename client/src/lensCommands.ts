import type { Command } from './commands/command';

/** The commands that a code lens may call here. Each asks before it does something. */
export const lensCommands: readonly Command['id'][] = [
  'backupSync.partner.show',
  'backupSync.config.upload',
  'backupSync.plugin.activate',
];
