/** Names, functions and answers of EXAoperation plugins, those of BackupSync in particular. */

export type Risk = 'read' | 'write' | 'destructive';
export type ArgumentKind = 'none' | 'connection' | 'optionalConnection' | 'config' | 'key';
export type Encode = 'none' | 'base64';
/** Names one of the limits in the setting backupSync.timeouts. */
export type Deadline = 'read' | 'log' | 'write' | 'install';

export interface PluginFunction {
  readonly name: string;
  readonly risk: Risk;
  readonly argument: ArgumentKind;
  readonly encode: Encode;
  readonly deadline: Deadline;
}

/**
 * The functions of BackupSync (Exasol's document "Install Backup Synchronization Plugin"). What they do is written down
 * here and never taken from the help texts of the server: UNINSTALL describes itself as "Install plugin.".
 */
export const BACKUP_SYNC_FUNCTIONS: readonly PluginFunction[] = [
  { name: 'STATUS', risk: 'read', argument: 'none', encode: 'none', deadline: 'read' },
  { name: 'GETLOG', risk: 'read', argument: 'none', encode: 'none', deadline: 'log' },
  { name: 'INSTALL', risk: 'write', argument: 'none', encode: 'none', deadline: 'install' },
  // Configuration and keys of the node go with it.
  { name: 'UNINSTALL', risk: 'destructive', argument: 'none', encode: 'none', deadline: 'install' },
  // Starts scheduled copying, and what the target has and the source lacks may be deleted.
  { name: 'ACTIVATE', risk: 'destructive', argument: 'connection', encode: 'none', deadline: 'write' },
  // Stops replication; without an argument that of every connection.
  { name: 'DEACTIVATE', risk: 'destructive', argument: 'optionalConnection', encode: 'none', deadline: 'write' },
  // May replace a key that other clusters know (not documented), and nobody can see whether there is one.
  { name: 'SSHKEY', risk: 'destructive', argument: 'connection', encode: 'none', deadline: 'write' },
  // May replace what is there, also that of other connections, and nothing can read it back first.
  { name: 'UPLOAD_CONFIG', risk: 'destructive', argument: 'config', encode: 'base64', deadline: 'write' },
  { name: 'UPLOAD_KEY', risk: 'destructive', argument: 'key', encode: 'base64', deadline: 'write' },
];

/** `Administration.BackupSync-1.0.17`; the version starts at the last hyphen, because names may hold digits too. */
export interface PluginName {
  readonly category: string;
  readonly name: string;
  readonly version: string;
}

export function parsePluginName(text: string): PluginName | undefined {
  const match = /^([^.\s]+)\.(\S+)-(\d[^\s-]*)$/.exec(text);
  const [, category, name, version] = match ?? [];
  return category === undefined || name === undefined || version === undefined
    ? undefined
    : { category, name, version };
}

/** Also where the rest of the name is odd: what is known of BackupSync must not be passed by for a build or a blank. */
export function isBackupSync(pluginName: string): boolean {
  return /backupsync/i.test(pluginName);
}

/** By number, not by letter: 1.0.9 comes before 1.0.17. A missing part counts as 0. */
export function compareVersions(left: string, right: string): number {
  const a = left.split('.');
  const b = right.split('.');
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = comparePart(a[index] ?? '0', b[index] ?? '0');
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  const difference = Number.parseInt(a, 10) - Number.parseInt(b, 10);
  return Number.isNaN(difference) || difference === 0 ? Number(a > b) - Number(a < b) : difference;
}

/** The BackupSync plugin of the highest version, or undefined where there is none. */
export function newestBackupSync(plugins: readonly string[]): string | undefined {
  const versionOf = (plugin: string) => /backupsync-(\d\S*)/i.exec(plugin)?.[1] ?? '';
  return plugins.filter(isBackupSync).sort((a, b) => compareVersions(versionOf(b), versionOf(a)))[0];
}

/** What may be sent as the name of a function: anything else could mean something to a shell. */
export function isFunctionName(text: string): boolean {
  return /^[A-Za-z0-9_]{1,64}$/.test(text);
}

/**
 * What is known of a function before it is called. One that nobody has written down may do anything: for BackupSync it
 * counts as destructive, for other plugins too: a wrong guess costs a question, not a stopped service.
 */
export function describeFunction(pluginName: string, functionName: string): PluginFunction {
  const unknown = { name: functionName, argument: 'none', encode: 'none' } as const;
  // Before the case is folded: there are letters beyond ASCII whose capital is an S or a K.
  if (!isFunctionName(functionName)) {
    return { ...unknown, risk: 'destructive', deadline: 'write' };
  }
  const name = functionName.toUpperCase();
  if (isBackupSync(pluginName)) {
    const row = BACKUP_SYNC_FUNCTIONS.find((entry) => entry.name === name);
    return row ?? { ...unknown, risk: 'destructive', deadline: 'write' };
  }
  return { ...unknown, ...guess(name) };
}

/** By the whole name: GET_RESTART and LIST_INSTALL start like reading too. */
const READING: ReadonlySet<string> = new Set([
  'STATUS',
  'SHOW_STATUS',
  'GETLOG',
  'GET_LOG',
  'HELP',
  'INFO',
  'VERSION',
  'SHOW_VERSION',
  'LIST',
  'GET_CONFIG',
  'SHOW_CONFIG',
  'GET_SNMP_CONFIG',
  'READ_CONF',
]);

function guess(name: string): Pick<PluginFunction, 'risk' | 'deadline'> {
  if (READING.has(name)) {
    return { risk: 'read', deadline: name.includes('LOG') ? 'log' : 'read' };
  }
  return { risk: 'destructive', deadline: /UNINSTALL|INSTALL|REMOVE|DELETE/.test(name) ? 'install' : 'write' };
}

export interface PluginAnswer {
  /** As received: 0 is success, otherwise a wait status (256 is exit code 1). */
  readonly status: number;
  /** Sanitised for display. */
  readonly output: string;
}

/** The exit code in a status: what is above 255 is a wait status, which holds it in its second byte. */
export function exitCode(status: number): number {
  return status > 255 ? status >> 8 : status;
}

export type NodeStatus = 'activated' | 'not activated' | 'not installed' | 'unknown';

// The longest first: "not activated" holds "activated".
const STATUSES = ['not activated', 'not installed', 'activated'] as const;

/**
 * What a STATUS answer says. The text decides, because a node without the plugin may answer with status 0 or 256. It counts
 * only as a line of its own ("could not be activated" is no status), and two different ones cancel each other out.
 */
export function parseStatus(answer: PluginAnswer): NodeStatus {
  const lines = answer.output
    .toLowerCase()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^status\s*[:=]\s*/, '')
        .replace(/\s+/g, ' ')
        .replace(/\.$/, ''),
    );
  const found = STATUSES.filter((status) => lines.includes(status));
  return found.length === 1 && found[0] !== undefined ? found[0] : 'unknown';
}
