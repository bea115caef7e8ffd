import { isStruct, type XmlRpcValue } from '../values';
import { read, type RemoteCall } from './call';
import { decodeList, decodePairs, decodeStrings, decodeText, distinct, member } from './decode';
import { nodeProblem, refusal } from './names';

/** The data nodes, `n0011` …; licence servers are not among them, and nothing is said about being up. */
export function getNodeList(): RemoteCall<readonly string[]> {
  return read('getNodeList', (value) => {
    const names = decodeStrings(value);
    return names?.every((name) => nodeProblem(name) === undefined) === true ? distinct(names) : undefined;
  });
}

/** `{status: 'Running'}`, `Suspended`, `Unknown` …: a word of EXAoperation. */
export function getNodeState(node: string): RemoteCall<{ readonly status: string }> {
  return read(
    'getNodeState',
    (value) => {
      const status = decodeText(isStruct(value) ? value['status'] : value);
      return status === undefined ? undefined : { status };
    },
    { object: node, ...about(node) },
  );
}

/** Whether a node is up: the description of its hardware can be had from a running node only. The text itself is dropped. */
export function getHardwareInformation(node: string): RemoteCall<{ readonly online: boolean }> {
  return read(
    'getHardwareInformation',
    (value) => (typeof value === 'string' ? { online: value.includes('dmidecode') } : undefined),
    { params: [node], ...about(node) },
  );
}

function about(node: string): { subject: string; problem?: string } {
  return { subject: node, ...refusal(nodeProblem(node)) };
}

export interface ServiceState {
  /** `Storaged`, `DWAd` …. */
  readonly name: string;
  /** `OK`, or what is wrong. */
  readonly state: string;
}

/** The services of EXAClusterOS, as a client of today asks for them. */
export function getServiceState(): RemoteCall<readonly ServiceState[]> {
  return read('getServiceState', decodeServices);
}

/** The same under the name that the documentation has. */
export function getServiceStates(): RemoteCall<readonly ServiceState[]> {
  return read('getServiceStates', decodeServices);
}

function decodeServices(value: XmlRpcValue): readonly ServiceState[] | undefined {
  const pairs = decodePairs(value) ?? decodeList(value, pairInStruct);
  return pairs && decodeList(pairs, (pair) => serviceOf(pair));
}

function pairInStruct(entry: XmlRpcValue): readonly [string, XmlRpcValue] | undefined {
  const name = isStruct(entry) ? decodeText(member(entry, 'name', 'service')) : undefined;
  const state = isStruct(entry) ? member(entry, 'state', 'status') : undefined;
  return name === undefined || state === undefined ? undefined : [name, state];
}

function serviceOf(pair: XmlRpcValue): ServiceState | undefined {
  const [name, state] = decodeStrings(pair) ?? [];
  return name === undefined || state === undefined ? undefined : { name, state };
}

/** The licence server, `n0010`. It comes as its number. */
export function getCurrentLicenseServer(): RemoteCall<string> {
  return read('getCurrentLicenseServer', decodeNode);
}

/** The node on which EXAoperation runs now. */
export function getEXAoperationMaster(): RemoteCall<string> {
  return read('getEXAoperationMaster', decodeNode);
}

function decodeNode(value: XmlRpcValue): string | undefined {
  const name = typeof value === 'number' ? `n${String(value).padStart(4, '0')}` : decodeText(value)?.trim();
  return name === undefined || nodeProblem(name) !== undefined ? undefined : name;
}
