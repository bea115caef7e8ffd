import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import type { Context } from '../context';

/** A text of the file as code, whatever it holds: it can be neither a link nor markup. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** Markdown for editors that render it; the others get the same as plain text. */
export function markup(markdown: string, context: Pick<Context, 'editor'>): MarkupContent {
  return context.editor.markdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: markdown.replace(/`/g, '') };
}
