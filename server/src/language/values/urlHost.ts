import type { Problem, ProblemData } from '../rules/problem';
import { isDigit, isWithin, skipWhile, type Part } from './characters';
import type { UrlParts } from './urlParts';
import type { Placeholder } from './urlTemplate';

export type UrlHostCode =
  | 'url-percent-encoded'
  | 'url-bad-percent'
  | 'url-odd-placeholder'
  | 'url-missing-placeholder'
  | 'url-multiple-placeholders'
  | 'url-placeholder-not-host'
  | 'url-host-text'
  | 'url-bracketed-host'
  | 'url-bad-port'
  | 'url-empty-port'
  | 'url-unusual-port';

type Report = (problem: Problem<UrlHostCode>) => void;

/** Where archive volumes are served. */
const ARCHIVE_PORT = 2021;
const LAST_PORT = 65_535;

/** The one `%s` for the node, and whatever else `%` makes of the template. */
export function checkHost(parts: UrlParts, placeholders: readonly Placeholder[], report: Report): void {
  const { host } = parts;
  const kept = placeholders.find((found) => isNode(found) && isWithin(found.offset, host)) ?? placeholders.find(isNode);
  let broken = false;
  for (const placeholder of placeholders) {
    checkPercent(placeholder, host, report);
    const { kind, offset, length } = placeholder;
    broken ||= kind === 'bad' && isWithin(offset, host);
    if (isNode(placeholder) && placeholder !== kept) {
      report({ rule: 'url-multiple-placeholders', offset, length, data: placeOf(offset, host) });
    }
  }
  if (!broken) {
    checkWhere(host, kept, placeholders, report);
  }
}

/** The host is the placeholder and nothing else. */
function checkWhere(
  host: Part,
  kept: Placeholder | undefined,
  placeholders: readonly Placeholder[],
  report: Report,
): void {
  const { offset, length } = host;
  if (!kept) {
    // One that stands there, but as a part of a broken format, has its complaint.
    if (host.text !== '%s') {
      report({ rule: 'url-missing-placeholder', offset, length });
    }
  } else if (!isWithin(kept.offset, host)) {
    report({ rule: 'url-placeholder-not-host', offset: kept.offset, length: kept.length });
  } else if (
    length > kept.length &&
    placeholders.every((other) => other === kept || !isNode(other) || !isWithin(other.offset, host))
  ) {
    report({ rule: host.text === '[%s]' ? 'url-bracketed-host' : 'url-host-text', offset, length });
  }
}

function isNode({ kind }: Placeholder): boolean {
  return kind === 'node' || kind === 'odd';
}

function checkPercent({ kind, offset, length }: Placeholder, host: Part, report: Report): void {
  switch (kind) {
    case 'encoded':
      report({ rule: 'url-percent-encoded', offset, length });
      break;
    case 'bad':
      report({ rule: 'url-bad-percent', offset, length, data: placeOf(offset, host) });
      break;
    case 'odd':
      report({ rule: 'url-odd-placeholder', offset, length });
      break;
    case 'node':
    case 'percent':
      break;
  }
}

function placeOf(offset: number, host: Part): ProblemData {
  return { place: isWithin(offset, host) ? 'host' : 'elsewhere' };
}

export function checkPort({ port }: UrlParts, report: Report): void {
  if (!port) {
    return;
  }
  const { offset, length, text } = port;
  const digits = skipWhile(text, 0, length, isDigit) === length;
  const number = digits ? Number(text) : NaN;
  if (length === 0 || number === 0) {
    report({ rule: 'url-empty-port', offset: offset - 1, length: length + 1 });
  } else if (!digits || number > LAST_PORT) {
    report({ rule: 'url-bad-port', offset, length });
  } else if (number !== ARCHIVE_PORT) {
    report({ rule: 'url-unusual-port', offset, length });
  }
}
