import { isList, isStruct, type XmlRpcValue } from '../values';
import { read, type Hide, type RemoteCall } from './call';
import { decodeList, decodeMoment, decodeStrings, decodeText, member } from './decode';
import { objectProblem, refusal } from './names';

/** A log service shows nothing outside its filter. */
export interface LogService {
  /** The name of its object: `logservice1`. */
  readonly name: string;
  /** Undefined where the cluster does not say. */
  readonly services: readonly string[] | undefined;
  /** The lowest priority that it shows. */
  readonly priority: string | undefined;
}

export function getAllLogServices(): RemoteCall<readonly LogService[]> {
  return read('getAllLogServices', (value) => decodeList(value, decodeService));
}

function decodeService(value: XmlRpcValue): LogService | undefined {
  const fields = isStruct(value) ? value : {};
  const name = decodeText(isStruct(value) ? member(value, 'name') : value);
  const services = decodeStrings(member(fields, 'services', 'exaclusteros_services') ?? null);
  return name === undefined ? undefined : { name, services, priority: decodeText(member(fields, 'priority')) };
}

export interface LogEntry {
  /** `2024-05-01 10:02:01.123456`, in the time of the cluster. */
  readonly time: string;
  /** `EXAoperation`, or a database. */
  readonly system: string | undefined;
  readonly node: string | undefined;
  /** `Error`, `Warning`, `Notice` or `Information`. */
  readonly priority: string | undefined;
  readonly message: string;
}

/** What a log service shows, in the order of the cluster (which seems to be newest first). */
export function logEntries(service: string): RemoteCall<readonly LogEntry[]> {
  return read('logEntries', decodeEntries, { deadline: 'log', ...on(service) });
}

/** Only what has not been given out under this tag before. */
export function logEntriesTagged(service: string, tag: string): RemoteCall<readonly LogEntry[]> {
  return read('logEntriesTagged', decodeEntries, { params: [tag], deadline: 'log', ...on(service) });
}

function on(service: string): { object: string; problem?: string } {
  return { object: service, ...refusal(objectProblem(service)) };
}

/** The entries are the third part of the answer; what the first two are is not documented. */
function decodeEntries(value: XmlRpcValue, hide: Hide): readonly LogEntry[] | undefined {
  const [, , third] = isList(value) ? value : [];
  const decode = (entry: XmlRpcValue) => decodeEntry(entry, hide);
  return (third === undefined ? undefined : decodeList(third, decode)) ?? decodeList(value, decode);
}

/** Services write URLs with passwords into their messages. */
function decodeEntry(value: XmlRpcValue, hide: Hide): LogEntry | undefined {
  const fields = isStruct(value) ? value : {};
  const time = decodeMoment(member(fields, 'strtime', 'time'));
  const message = decodeText(member(fields, 'message'));
  if (time === undefined || message === undefined) {
    return undefined;
  }
  const [system, node, priority] = ['system', 'node', 'priority'].map((name) => decodeText(member(fields, name)));
  return { time, system, node, priority, message: hide(message) };
}
