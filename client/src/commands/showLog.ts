import type { Command } from './command';

export const showLog: Command = {
  id: 'backupSync.log.show',
  run(parts) {
    parts.showLog();
    return Promise.resolve();
  },
};
