import type { Problem } from '../rules/problem';
import { isDigit, partOf, skipWhile, type Part } from './characters';
import type { UrlParts } from './urlParts';

export type UrlPathCode = 'url-missing-volume' | 'url-bad-volume' | 'url-extra-path' | 'url-query';

type Report = (problem: Problem<UrlPathCode>) => void;

const SLASH = 0x2f;

/** The first segment of the path, which names the archive volume, e.g. `v0003`. */
export function findVolume(text: string, { path }: UrlParts): Part | undefined {
  const end = path.offset + path.length;
  const start = skipWhile(text, path.offset, end, isSlash);
  return start < end
    ? partOf(
        text,
        start,
        skipWhile(text, start, end, (code) => !isSlash(code)),
      )
    : undefined;
}

/** The path is one archive volume: `/v0003`, perhaps with a slash behind it. */
export function checkPath(text: string, { path, tail }: UrlParts, volume: Part | undefined, report: Report): void {
  if (!volume) {
    report({ rule: 'url-missing-volume', offset: path.offset, length: path.length });
  } else {
    checkVolume(volume, report);
    checkSurplus(text, path, volume, report);
  }
  if (tail.length > 0) {
    report({ rule: 'url-query', offset: tail.offset, length: tail.length });
  }
}

function checkVolume({ offset, length, text }: Part, report: Report): void {
  if (!isVolumeName(text)) {
    const suggestion = meantVolume(text);
    report({ rule: 'url-bad-volume', offset, length, ...(suggestion !== undefined && { data: { suggestion } }) });
  }
}

/** A second slash before the volume, and more segments behind it. */
function checkSurplus(text: string, path: Part, volume: Part, report: Report): void {
  const second = path.offset + 1;
  if (volume.offset > second) {
    report({ rule: 'url-extra-path', offset: second, length: volume.offset - second });
  }
  const volumeEnd = volume.offset + volume.length;
  const end = path.offset + path.length;
  if (skipWhile(text, volumeEnd, end, isSlash) < end) {
    report({ rule: 'url-extra-path', offset: volumeEnd, length: end - volumeEnd });
  }
}

/** `v` and four digits, as EXAStorage names its volumes. */
function isVolumeName(text: string): boolean {
  return text.length === 5 && text.startsWith('v') && skipWhile(text, 1, 5, isDigit) === 5;
}

/** `V0003`, `v3` and `3` are likely `v0003`. */
function meantVolume(text: string): string | undefined {
  const digits = /^[vV]?0*(\d{1,4})$/.exec(text)?.[1];
  return digits === undefined ? undefined : `v${digits.padStart(4, '0')}`;
}

function isSlash(code: number): boolean {
  return code === SLASH;
}
