/** The one name that is the same in every language. */
const PRODUCT = 'Backup Sync';

/**
 * A lint rule: text that a person reads goes through l10n. What looks like a sentence (a capital, lower case, a blank)
 * may stand only inside `l10n.t(…)`, in a type, an import, or the message of an error that is a programming mistake.
 * @type {import('eslint').Rule.RuleModule}
 */
export const sentencesAreTranslated = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { untranslated: 'Put text for people into l10n.t(…): "{{text}}"' },
  },
  create(context) {
    /** @param {import('eslint').Rule.Node} node @param {string} text */
    const look = (node, text) => {
      if (/^[A-Z][a-z]+ [\p{L}{]/u.test(text) && text !== PRODUCT && !isExempt(node)) {
        context.report({ node, messageId: 'untranslated', data: { text: text.slice(0, 40) } });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') {
          look(/** @type {import('eslint').Rule.Node} */ (node), node.value);
        }
      },
      TemplateElement(node) {
        look(/** @type {import('eslint').Rule.Node} */ (node), node.value.cooked ?? '');
      },
    };
  },
};

/** @param {import('eslint').Rule.Node} node */
function isExempt(node) {
  for (let at = node; at.parent; at = at.parent) {
    const parent = at.parent;
    if (parent.type === 'CallExpression' && isTranslate(parent.callee)) {
      return true;
    }
    if (parent.type === 'NewExpression' && parent.callee.type === 'Identifier' && parent.callee.name === 'TypeError') {
      return true;
    }
    if (/^TS|^Import/.test(parent.type)) {
      return true;
    }
  }
  return false;
}

/** @param {import('estree').CallExpression['callee']} callee */
function isTranslate(callee) {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 't' &&
    ((callee.object.type === 'Identifier' && callee.object.name === 'l10n') ||
      (callee.object.type === 'MemberExpression' &&
        callee.object.property.type === 'Identifier' &&
        callee.object.property.name === 'l10n'))
  );
}
