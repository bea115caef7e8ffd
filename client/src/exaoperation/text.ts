import * as l10n from '@vscode/l10n';

/** Longer texts keep their end: in a log the newest lines stand there. */
const MAX_OUTPUT = 4 * 1024 * 1024;

// Colours and cursor movements (CSI), window titles (OSC), and two-character escapes.
const TERMINAL_ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])?/g;
// All controls but tab and line feed, and what reorders or hides text: a log line must not be able to look like another.
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text of a cluster as it may be shown: lines end in LF, nothing in it steers a terminal or reorders what is read. */
export function sanitizeOutput(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(TERMINAL_ESCAPES, '').replace(INVISIBLE, '');
  if (clean.length <= MAX_OUTPUT) {
    return clean;
  }
  const left = clean.length - MAX_OUTPUT;
  return `${l10n.t('[{0} characters before this are left out]', left)}\n${clean.slice(left)}`;
}

// Only what can be HTML: Python describes objects and classes in angle brackets too.
const MARKUP =
  /<\/?(?:html|head|title|body|h[1-6]|p|br|hr|a|b|i|u|em|strong|pre|code|div|span|font|center|table|t[rdh]|[uo]l|li|img|script|style)\b[^<>]{0,200}>/gi;

/** Server text inside a sentence of ours: one line, no markup, at most `limit` characters. */
export function sanitizePhrase(text: string, limit: number): string {
  const plain = sanitizeOutput(text.slice(0, limit * 4))
    .replace(MARKUP, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}

/** The first character that XML 1.0 cannot carry (a control character, a lone surrogate, U+FFFE), or -1. */
export function findUnsendable(text: string): number {
  return text.search(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
}
