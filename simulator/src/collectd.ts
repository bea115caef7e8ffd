import type { PluginKind } from './plugin';
import { done, failed } from './values';
import type { PluginAnswer } from './values';

interface State {
  installed: boolean;
  running: boolean;
  config: string;
}

const whenInstalled =
  (run: (state: State, argument: string) => PluginAnswer) =>
  (state: State, argument: string): PluginAnswer =>
    state.installed ? run(state, argument) : failed('not installed');

/** A second plugin, with functions, texts and a raw argument that have nothing in common with BackupSync. */
export const collectd: PluginKind<State> = {
  name: 'Monitoring.collectd-5.5.0',
  newState: () => ({ installed: true, running: true, config: '' }),
  isInstalled: (state) => state.installed,
  functions: {
    GET_CONFIG: { help: 'Show the collectd configuration.', run: whenInstalled(({ config }) => done(config)) },
    INSTALL: { help: 'Install the collectd software.', run: install },
    PUT_CONFIG: { help: 'Store a collectd configuration (plain text).', run: whenInstalled(putConfig) },
    START: { help: 'Start collectd.', run: whenInstalled((state) => start(state)) },
    STATUS: { help: 'Show whether collectd runs.', run: whenInstalled(({ running }) => status(running)) },
    STOP: { help: 'Stop collectd.', run: whenInstalled((state) => stop(state)) },
    UNINSTALL: { help: 'Remove the collectd software.', run: whenInstalled((state) => uninstall(state)) },
  },
};

function install(state: State): PluginAnswer {
  state.installed = true;
  return done();
}

function putConfig(state: State, config: string): PluginAnswer {
  state.config = config;
  return done();
}

function start(state: State): PluginAnswer {
  state.running = true;
  return done('Starting collectd: [  OK  ]');
}

function stop(state: State): PluginAnswer {
  state.running = false;
  return done('Stopping collectd: [  OK  ]');
}

function status(running: boolean): PluginAnswer {
  return running
    ? done('collectdmon (pid  2781) is running...\ncollectd (pid  2782) is running...')
    : { status: 3 * 256, output: 'collectdmon is stopped\ncollectd is stopped' };
}

function uninstall(state: State): PluginAnswer {
  Object.assign(state, collectd.newState(), { installed: false, running: false });
  return done();
}
