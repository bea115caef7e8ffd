import {
  InsertTextFormat,
  type CompletionItem,
  type CompletionItemKind,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { EditorFacts } from '../../context';
import { inWhole, type DocumentPart } from '../../document';
import { showable } from '../../showable';
import { endOf, type Span } from '../../syntax/nodes';
import { markup } from '../markdown';
import { documentationOf, type Topic } from './topics';

/** The place of an offer. */
export interface Slot {
  /** What the offer takes the place of; on one line, and with the caret in it. */
  readonly replace: Span;
  /** What of that stands in front of the caret. It may be a part of a password. */
  readonly typed: string;
  /** A blank, where the offer would touch the sign in front of it. */
  readonly lead: string;
}

/** Something to choose, whatever the editor can do. */
export interface Offer {
  readonly slot: Slot;
  readonly kind: CompletionItemKind;
  readonly label: string;
  /** Beside the label. */
  readonly detail?: string;
  /** What is inserted. */
  readonly text: string;
  /** The same with the parts to fill in. */
  readonly snippet?: string;
  /** What the editor compares with what is typed; the text where nothing is said. */
  readonly filter?: string;
  /** What there is to read about it. */
  readonly topic?: Topic;
  /** It is a whole value or block: nothing of the old one may stay behind it, whatever the editor's mode is. */
  readonly whole?: boolean;
  /** It stands behind all others, even where it goes on with what is typed and they do not. */
  readonly last?: boolean;
}

/** A slot at a caret; a blank comes in front of what would otherwise touch one of the signs `apartFrom`. */
export function slotOf(text: string, replace: Span, caret: number, apartFrom = ''): Slot {
  const before = replace.offset > 0 ? text.charAt(replace.offset - 1) : '';
  return {
    replace,
    typed: text.slice(replace.offset, caret),
    lead: before !== '' && apartFrom.includes(before) ? ' ' : '',
  };
}

/**
 * The offers of a list as the editor gets them, in their order; those that go on with what is typed come first. A word
 * that is finished is offered only beside others, where it is the first: alone it would cost whoever typed it an Enter,
 * and without it the Enter would take another.
 */
export function toItems(document: DocumentPart, offers: readonly Offer[], editor: EditorFacts): CompletionItem[] {
  return offers.every(isWritten)
    ? []
    : offers.map((offer, index) => {
        const { label, kind, detail, topic } = offer;
        return {
          label,
          kind,
          ...(detail !== undefined && { detail }),
          filterText: filterTextOf(offer),
          sortText: `${rankOf(offer)}${String(index).padStart(4, '0')}`,
          ...(topic && documentation(topic, editor)),
          ...insertion(document, offer, editor),
        };
      });
}

function rankOf({ slot: { typed }, text, last = false }: Offer): number {
  if (last) {
    return 3;
  }
  return text === typed ? 0 : text.startsWith(typed) ? 1 : 2;
}

/** Whether the word stands there already. It gets no blank in front either: an Enter that changes something ends no line. */
function isWritten({ slot: { replace, typed }, text }: Offer): boolean {
  return text === typed && replace.length === typed.length;
}

/**
 * Editors compare what is typed with this text. Where it begins with that, what would replace it is offered too. Only
 * what cannot be a part of a password is repeated.
 */
function filterTextOf({ slot: { typed }, text, filter = text }: Offer): string {
  return filter.startsWith(typed) ? filter : (showable(typed) ?? '') + filter;
}

/** At once, or a word to ask for it by. */
function documentation(topic: Topic, editor: EditorFacts): Pick<CompletionItem, 'documentation' | 'data'> {
  if (editor.resolvesDocumentation) {
    return { data: topic };
  }
  const markdown = documentationOf(topic);
  return markdown === undefined ? {} : { documentation: markup(markdown, { editor }) };
}

function insertion(
  document: DocumentPart,
  offer: Offer,
  editor: EditorFacts,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> {
  const snippet = editor.snippets ? offer.snippet : undefined;
  const lead = isWritten(offer) ? '' : offer.slot.lead;
  return {
    textEdit: editOf(document, offer, lead + (snippet ?? offer.text), editor),
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
  };
}

function editOf(
  document: DocumentPart,
  { slot: { replace, typed }, whole = false }: Offer,
  newText: string,
  editor: EditorFacts,
): TextEdit | InsertReplaceEdit {
  const { lines } = document.whole;
  const range = lines.rangeOf(inWhole(document, replace));
  const caret = replace.offset + typed.length;
  const isInside = caret > replace.offset && caret < endOf(replace);
  return editor.insertReplace && isInside && !whole
    ? { newText, insert: { start: range.start, end: lines.positionAt(document.start + caret) }, replace: range }
    : { newText, range };
}
