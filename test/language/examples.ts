import { keyNames, rules, type RuleId } from '../../server/src/language/index';
import { ruleDocs } from '../../server/src/language/rules/docs';
import { clientSample } from './support';

export const ruleIds = Object.keys(rules) as RuleId[];

/** The key of an example that is the one line that matters; the tables of the values have such. */
function keyOf(example: string): string | undefined {
  return keyNames.find((name) => example.startsWith(`${name} =`) && !example.includes('{\n'));
}

/** An example as a whole file: a line takes its place in the sample, which has secrets for passwords. */
export function inContext(example: string): string {
  const key = keyOf(example);
  return key === undefined
    ? example
    : clientSample
        .replace(new RegExp(`^${key} =.*$`, 'm'), () => 'LINE')
        .replaceAll('**PW**', '${secret:x}')
        .replace('LINE', () => example.trimEnd());
}

/** An example as a short file, which may lack keys. */
export function inShortBlock(example: string): string {
  return keyOf(example) === undefined ? example : `Connection1\n{\n${example.trimEnd()}\nSSH = client\n}\n`;
}

/** The texts of a rule's examples, bad ones first; one that shows several files has several. */
export function examplesOf(id: RuleId): readonly string[] {
  const { bad, good }: Record<'bad' | 'good', string | readonly { readonly text: string }[]> = ruleDocs[id].example;
  return [bad, good].flatMap((example) => (typeof example === 'string' ? [example] : example.map(({ text }) => text)));
}
