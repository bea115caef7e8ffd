import type { FaultKind } from './faults';
import { failed } from './values';
import type { PluginAnswer } from './values';

/** What a function of a plugin can see and do besides its own state. */
export interface NodeContext {
  readonly node: string;
  readonly faults: ReadonlySet<FaultKind>;
  /** 2024-05-01 10:02:01, on the cluster's clock. */
  readonly stamp: () => string;
  /** Writes to the cluster's log service. */
  readonly log: (priority: 'Error' | 'Information', message: string) => void;
  /** The keys that let a connection in on the node with this address; undefined where there is no such node. */
  readonly keysAt: (address: string, connection: string) => readonly string[] | undefined;
}

export interface PluginFunction<State> {
  /** The text that showPluginFunctions gives. */
  readonly help: string;
  readonly run: (state: State, argument: string, context: NodeContext) => PluginAnswer | Promise<PluginAnswer>;
}

export interface PluginKind<State> {
  readonly name: string;
  readonly functions: Readonly<Record<string, PluginFunction<State>>>;
  readonly newState: () => State;
  readonly isInstalled: (state: State) => boolean;
}

/** A plugin on a cluster: one state for each node. */
export interface Plugin {
  readonly name: string;
  help(): Readonly<Record<string, string>>;
  isInstalledOn(node: string): boolean;
  run(name: string, argument: string, context: NodeContext): Promise<PluginAnswer>;
}

/** Linux takes no single argument of a program that is longer: 32 pages with the final NUL byte. */
const longestArgument = 131_071;

export class PluginOnCluster<State> implements Plugin {
  readonly #kind: PluginKind<State>;
  readonly #states = new Map<string, State>();

  constructor(kind: PluginKind<State>) {
    this.#kind = kind;
  }

  get name(): string {
    return this.#kind.name;
  }

  stateOn(node: string): State {
    const state = this.#states.get(node) ?? this.#kind.newState();
    this.#states.set(node, state);
    return state;
  }

  help(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.#kind.functions).map(([name, { help }]) => [name, help]));
  }

  isInstalledOn(node: string): boolean {
    return this.#kind.isInstalled(this.stateOn(node));
  }

  /** Names count without regard to case: the plugin's wrapper turns them into the names of its scripts. */
  async run(name: string, argument: string, context: NodeContext): Promise<PluginAnswer> {
    const wanted = name.toUpperCase();
    const found = Object.hasOwn(this.#kind.functions, wanted) ? this.#kind.functions[wanted] : undefined;
    if (found === undefined) {
      return failed(`Unknown function '${name}'`);
    }
    if (Buffer.byteLength(argument) > longestArgument) {
      return failed('Argument list too long');
    }
    return found.run(this.stateOn(context.node), argument, context);
  }
}
