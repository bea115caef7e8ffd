import type { Level, RuleLevels } from './language/index';

/** Asks the editor for `backupSync.rules` as it is for one resource. */
export type AskForRules = (scopeUri: string) => Promise<unknown>;

/** The rule levels of each open resource, asked for once and kept until they change. */
export class Settings {
  private readonly ask: AskForRules | undefined;
  private readonly asked = new Map<string, Promise<RuleLevels>>();
  private common: RuleLevels = {};

  /** Without `ask`, the levels are those that the editor sends of its own accord. */
  constructor(ask?: AskForRules) {
    this.ask = ask;
  }

  rulesFor(uri: string): Promise<RuleLevels> {
    if (!this.ask) {
      return Promise.resolve(this.common);
    }
    let answer = this.asked.get(uri);
    if (!answer) {
      // An editor that cannot answer leaves the defaults.
      answer = this.ask(uri).then(readRules, () => ({}));
      this.asked.set(uri, answer);
    }
    return answer;
  }

  /** `sent` are the rules as the editor sent them; one that can be asked often sends nothing. */
  changed(sent: unknown): void {
    this.asked.clear();
    this.common = sent === undefined ? this.common : readRules(sent);
  }

  forget(uri: string): void {
    this.asked.delete(uri);
  }
}

const levels: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Rule levels as they came over the wire. People write settings by hand: what is not a level is left out. */
export function readRules(rules: unknown): RuleLevels {
  if (typeof rules !== 'object' || rules === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(rules).flatMap(([rule, written]) => {
      const level = levels.find((one) => one === written);
      return level === undefined ? [] : [[rule, level] as const];
    }),
  );
}

/** A property of something that came over the wire, if it is an object and has one of that name. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
