import { mostDatabases, mostNodes, mostValueUnits } from './limits';
import { isPlainName } from './showable';
import { endOf, textOf, type Span } from './syntax/nodes';
import { parseFtpUrl } from './values/ftpUrl';
import { glanceAtFtpUrl, glanceAtNodeList } from './values/glance';
import { splitList } from './values/list';
import { parseNodeList } from './values/nodeList';

/** What others may know of the value of LOCAL_URL or REMOTE_URL. */
export interface UrlFacts {
  /** E.g. `v0003`, where it can be read. */
  readonly volume: string | undefined;
  /** Whether the password is still to be filled in. */
  readonly isTemplate: boolean;
}

const noUrl: UrlFacts = { volume: undefined, isTemplate: false };

/** Of `v0003` and its like. */
const VOLUME_LENGTH = 5;

/** Nothing of a URL that is missing, or too long to be read. */
export function urlFacts(text: string, value: Span | undefined): UrlFacts {
  if (!value || value.length > mostValueUnits) {
    return noUrl;
  }
  const end = endOf(value);
  if (glanceAtFtpUrl(text, value.offset, end)) {
    const volumeEnd = text.startsWith('/', end - 1) ? end - 1 : end;
    return { volume: text.slice(volumeEnd - VOLUME_LENGTH, volumeEnd), isTemplate: false };
  }
  const { volume, passwordKind } = parseFtpUrl(textOf(text, value));
  // In a URL with a mistake, what looks like the path may be a part of the password.
  const isVolume = volume !== undefined && /^[vr]\d{4}$/.test(volume.text);
  return { volume: isVolume ? volume.text : undefined, isTemplate: passwordKind === 'placeholder' };
}

const nothing: readonly string[] = [];

/** The first addresses of REMOTE_NODES; none where the value is missing, or too long to be read. */
export function nodeFacts(text: string, value: Span | undefined): readonly string[] {
  if (!value || value.length > mostValueUnits) {
    return nothing;
  }
  const written = textOf(text, value);
  if (glanceAtNodeList(text, value.offset, endOf(value))) {
    return written.split('; ');
  }
  const { nodes } = parseNodeList(written);
  return nodes.slice(0, mostNodes).map((node) => node.text);
}

/** The first names of DATABASE_NAME that have the form of one. */
export function databaseFacts(text: string, value: Span | undefined): readonly string[] {
  if (!value || value.length > mostValueUnits) {
    return nothing;
  }
  const written = textOf(text, value);
  // In a URL that stands in a wrong place, what looks like a name may be a part of the password.
  if (/[@:]/.test(written)) {
    return nothing;
  }
  const names = splitList(written).items.map((item) => item.text);
  return names.filter(isPlainName).slice(0, mostDatabases);
}
