import { rules, type RuleId } from '../../server/src/language/rules/index';
import { ruleDocs } from '../../server/src/language/rules/docs/index';

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

/** Keys of package.nls.json that belong to rules. */
const OF_RULES = 'rule.';

/** A manifest with `backupSync.rules` having a property for every rule, so that the editor offers them and flags others. */
export function withRuleSettings(manifest: string): string {
  const read = JSON.parse(manifest) as Manifest;
  const setting = read.contributes.configuration.properties['backupSync.rules'];
  setting['properties'] = Object.fromEntries(
    ruleIds().map((id) => [
      id,
      { type: 'string', enum: LEVELS, default: rules[id].level, description: `%${OF_RULES}${id}%` },
    ]),
  );
  setting['additionalProperties'] = false;
  return asJson(read);
}

/** The manifest's texts with one for every rule, after all others. */
export function withRuleTexts(texts: string): string {
  const others = Object.entries(JSON.parse(texts) as Texts).filter(([key]) => !key.startsWith(OF_RULES));
  const ofRules = ruleIds().map((id) => [
    `${OF_RULES}${id}`,
    `${ruleDocs[id].title()}. Without a setting: ${rules[id].level}.`,
  ]);
  return asJson(Object.fromEntries([...others, ...ofRules]));
}

type Texts = Readonly<Record<string, string>>;

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<{ 'backupSync.rules': Record<string, unknown> }> };
  };
}

function ruleIds(): RuleId[] {
  return Object.keys(rules) as RuleId[];
}

/** As prettier writes package.json. */
function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
