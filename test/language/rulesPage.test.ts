import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/language/index';
import { rulesPage } from '../../server/src/language/rules/docs/page';

const ids = Object.keys(rules);
const page = rulesPage();
/** Each rule's section, by its heading. */
const sections = new Map(
  page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
);

test('every rule stands once in the tables of the page, and has a section for its link', () => {
  const linked = [...page.matchAll(/^\| \[([a-z0-9-]+)\]\(#\1\) \|/gm)].map(([, id]) => id);
  assert.deepEqual([...linked].sort(), [...ids].sort());
  assert.deepEqual(
    ids.filter((id) => !sections.has(id)),
    [],
  );
});

test('every section shows the message that an editor shows, also where it takes several files', () => {
  assert.deepEqual(
    ids.filter((id) => !/^\*\*Message\*\*: `.*[.?]`$/m.test(sections.get(id) ?? '')),
    [],
  );
});

test('the quick fixes of a section are those of the rule, also where one is more than a change of the text', () => {
  assert.match(sections.get('pair-missing-partner') ?? '', /\*\*Quick fixes\*\*: `Create the server file/);
  assert.match(sections.get('url-literal-password') ?? '', /\*\*Quick fixes\*\*: `Move the password/);
  assert.doesNotMatch(page, /^\*\*Quick fixes\*\*:.*`(?:Disable|Fix all) /m);
});

test('of the files of an example, the better version shows only what is changed', () => {
  const [, better = ''] = (sections.get('pair-name-differs') ?? '').split('\nwrite\n');
  assert.match(better, /^\n`server\.cfg`\n\n```diff\n- connection1\n\+ Connection1\n```\n/);
  assert.doesNotMatch(better, /client\.cfg/);
});
