import type { Command } from './command';

export const restartServer: Command = {
  id: 'backupSync.server.restart',
  run: ({ language }) => language.restart(),
};
