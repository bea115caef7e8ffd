import { addresses, readConnectionFile } from './connectionFile';
import type { ConnectionBlock } from './connectionFile';
import type { NodeContext, PluginKind } from './plugin';
import { createKeyLine, readKeyFile } from './sshKey';
import { done, failed } from './values';
import type { PluginAnswer } from './values';

/** What the plugin keeps on one node. */
export interface BackupSyncState {
  installed: boolean;
  /** The text of the last upload; of all uploads where they are merged. */
  config: string | undefined;
  connections: readonly ConnectionBlock[];
  /** The lines that UPLOAD_KEY left here. */
  uploadedKeys: readonly string[];
  /** For each connection, the uploaded keys as they were when SSHKEY took them over: these may log in. */
  readonly acceptedKeys: Map<string, readonly string[]>;
  /** For each connection, this node's own key. */
  readonly ownKeys: Map<string, Promise<string>>;
  readonly active: Set<string>;
  readonly log: string[];
}

type Run = (state: BackupSyncState, argument: string, context: NodeContext) => PluginAnswer | Promise<PluginAnswer>;

const whenInstalled =
  (run: Run): Run =>
  (state, argument, context) =>
    state.installed ? run(state, argument, context) : failed('BackupSync is not installed on this node');

/** The help texts are those of Exasol's document, step 4; that of UNINSTALL is wrong there, too. */
export const backupSync: PluginKind<BackupSyncState> = {
  name: 'Administration.BackupSync-1.0.17',
  newState,
  isInstalled: (state) => state.installed,
  functions: {
    ACTIVATE: { help: 'Activate plugin.', run: whenInstalled(activate) },
    DEACTIVATE: { help: 'Deactivate plugin.', run: whenInstalled(deactivate) },
    GETLOG: { help: 'Return the log output.', run: whenInstalled(({ log }) => done(log.join('\n'))) },
    INSTALL: { help: 'Install plugin.', run: install },
    SSHKEY: { help: 'Prepare public key for ssh.', run: whenInstalled(prepareKey) },
    STATUS: {
      help: 'Show status of plugin (not installed, activated, not activated).',
      run: (state) => done(statusOf(state)),
    },
    UNINSTALL: { help: 'Install plugin.', run: whenInstalled(uninstall) },
    UPLOAD_CONFIG: { help: 'Upload configuration.', run: whenInstalled(uploadConfig) },
    UPLOAD_KEY: { help: 'Upload public key for ssh', run: whenInstalled(uploadKey) },
  },
};

function newState(): BackupSyncState {
  return {
    installed: false,
    config: undefined,
    connections: [],
    uploadedKeys: [],
    acceptedKeys: new Map(),
    ownKeys: new Map(),
    active: new Set(),
    log: [],
  };
}

/** The status is that of the whole plugin, not of a connection. */
export function statusOf(state: BackupSyncState): 'not installed' | 'activated' | 'not activated' {
  if (!state.installed) {
    return 'not installed';
  }
  return state.active.size > 0 ? 'activated' : 'not activated';
}

function note(state: BackupSyncState, context: NodeContext, message: string): void {
  state.log.push(`${context.stamp()} ${context.node} ${message}`);
}

const find = (state: BackupSyncState, connection: string): ConnectionBlock | undefined =>
  state.connections.find(({ name }) => name === connection);

const notConfigured = (connection: string): PluginAnswer => failed(`Connection '${connection}' is not configured`);

function install(state: BackupSyncState, _argument: string, context: NodeContext): PluginAnswer {
  if (state.active.size > 0) {
    return failed('BackupSync is activated on this node: deactivate it first');
  }
  state.installed = true;
  note(state, context, 'plugin installed');
  return done();
}

/** Nothing of what was uploaded or made survives. */
function uninstall(state: BackupSyncState): PluginAnswer {
  if (state.active.size > 0) {
    return failed('BackupSync is activated on this node: deactivate it first');
  }
  Object.assign(state, newState());
  return done();
}

function uploadConfig(state: BackupSyncState, argument: string, context: NodeContext): PluginAnswer {
  const text = decodeBase64(argument);
  if (text === undefined) {
    return failed('The configuration is not valid base64');
  }
  const file = readConnectionFile(text);
  if (!file.ok) {
    return failed(`The configuration is not valid: ${file.message}`);
  }
  const merges = context.faults.has('merge-config');
  const isNew = ({ name }: ConnectionBlock): boolean => file.blocks.some((block) => block.name === name);
  const kept = merges ? state.connections.filter((block) => !isNew(block)) : [];
  state.connections = [...kept, ...file.blocks];
  state.config = merges && state.config !== undefined ? `${state.config}\n${text}` : text;
  [...state.active].filter((name) => find(state, name) === undefined).forEach((name) => state.active.delete(name));
  file.blocks.forEach((block) => {
    note(state, context, `${block.name} configured as ${block.side}`);
  });
  return done();
}

function uploadKey(state: BackupSyncState, argument: string, context: NodeContext): PluginAnswer {
  const text = decodeBase64(argument);
  if (text === undefined) {
    return failed('The key file is not valid base64');
  }
  const file = readKeyFile(text);
  if (!file.ok) {
    return failed(`The key file is not valid: ${file.message}`);
  }
  const kept = context.faults.has('append-keys') ? state.uploadedKeys : [];
  state.uploadedKeys = [...new Set([...kept, ...file.keys])];
  note(state, context, `${file.keys.length} public keys uploaded`);
  return done();
}

/** Python's decoder skips what is not base64 and so takes damaged uploads; this one does not. */
function decodeBase64(argument: string): string | undefined {
  if (argument === '' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(argument)) {
    return undefined;
  }
  return Buffer.from(argument, 'base64').toString('utf8');
}

/** Takes over the uploaded keys for the connection, and shows the node's own key, made on first use. */
async function prepareKey(state: BackupSyncState, connection: string, context: NodeContext): Promise<PluginAnswer> {
  if (find(state, connection) === undefined) {
    return notConfigured(connection);
  }
  state.acceptedKeys.set(connection, state.uploadedKeys);
  const known = context.faults.has('rotate-keys') ? undefined : state.ownKeys.get(connection);
  const key = known ?? createKeyLine(`root@${context.node}.c0001.exacluster.local`);
  state.ownKeys.set(connection, key);
  if (known === undefined) {
    note(state, context, `${connection} SSH key created`);
  }
  return done(await key);
}

async function activate(state: BackupSyncState, connection: string, context: NodeContext): Promise<PluginAnswer> {
  const block = find(state, connection);
  if (block === undefined) {
    return notConfigured(connection);
  }
  if (block.side === 'server') {
    return failed(`Connection '${connection}' has SSH = server here: activate it on the client`);
  }
  state.active.add(connection);
  note(state, context, `${connection} activated`);
  await tryConnection(state, block, context);
  return done();
}

/** What the first cycle would find: whether this node's key is accepted on every remote node. */
async function tryConnection(state: BackupSyncState, block: ConnectionBlock, context: NodeContext): Promise<void> {
  const ownKey = await state.ownKeys.get(block.name);
  for (const address of addresses(block.values.get('REMOTE_NODES') ?? '')) {
    const accepted = context.keysAt(address, block.name);
    const isAccepted = ownKey !== undefined && accepted?.includes(ownKey) === true;
    const result = accepted === undefined ? 'No route to host' : 'Permission denied (publickey)';
    const message = `${block.name} ${address}: ${isAccepted ? 'connected' : result}`;
    note(state, context, message);
    if (!isAccepted || block.values.get('Verbose') === 'true') {
      context.log(isAccepted ? 'Information' : 'Error', `BackupSync ${message}`);
    }
  }
}

/** An empty argument means all connections. To deactivate what is not active is no failure. */
function deactivate(state: BackupSyncState, connection: string, context: NodeContext): PluginAnswer {
  if (connection !== '' && find(state, connection) === undefined) {
    return notConfigured(connection);
  }
  const stopped = [...state.active].filter((name) => connection === '' || name === connection);
  for (const name of stopped) {
    state.active.delete(name);
    note(state, context, `${name} deactivated`);
  }
  return done();
}
