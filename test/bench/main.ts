// npm run bench: see `usage`, and docs/benchmarks.md.
import { benchServers } from './benchServers';
import { readOptions, usage } from './options';
import { buildPrograms, installPeers } from './servers/prepare';

void main();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  installPeers();
  if (options.build) {
    await buildPrograms();
  }
  for (const mode of options.modes) {
    switch (mode) {
      case 'servers':
        await benchServers(options);
        break;
      case 'in-process':
      case 'command-line':
        break;
    }
  }
}
