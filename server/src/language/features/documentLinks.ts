import * as l10n from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { rules } from '../rules/index';
import { directivesOf, type Word } from '../syntax/directives';
import type { Segment } from '../syntax/segments';

/** The rules that comments name lead to what the documentation says of them. */
export function documentLinks({ segments, lines, isTooLong }: ConnectionDocument, context: Context): DocumentLink[] {
  const { rulesUrl } = context;
  if (rulesUrl === undefined || isTooLong) {
    return [];
  }
  return segments.all.flatMap((segment, index) => {
    const start = segments.starts[index] ?? 0;
    return segment.part(ruleWords).map(({ offset, length, text }) => ({
      range: lines.rangeOf({ offset: start + offset, length }),
      target: `${rulesUrl}#${text}`,
      tooltip: l10n.t('Open the documentation of {0}', text),
    }));
  });
}

/** In offsets of the segment. */
function ruleWords(segment: Segment): readonly Word[] {
  return segment
    .part(directivesOf)
    .flatMap((directive) => directive.rules.filter(({ text }) => Object.hasOwn(rules, text)));
}
