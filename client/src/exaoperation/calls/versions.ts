import { sanitizeOutput } from '../text';
import { isStruct, type XmlRpcValue } from '../values';
import { read, type RemoteCall } from './call';
import { decodeStrings, decodeText, decodeTruth, member } from './decode';

export function getEXASuiteVersion(): RemoteCall<string> {
  return read('getEXASuiteVersion', (value) => (typeof value === 'string' ? sanitizeOutput(value).trim() : undefined));
}

/** The version of EXAClusterOS; what stands behind it in the answer is dropped. */
export function getEXACOSVersion(): RemoteCall<string> {
  return read('getEXACOSVersion', (value) => decodeText(value)?.trim().split(/\s/)[0]);
}

/** Of the many properties of a cluster those that decide whether backups can be synchronised: others are passwords. */
export interface ClusterProperties {
  /** Neither http nor FTP to archive volumes. */
  readonly forbidsHttp: boolean | undefined;
  /** No access to archive volumes at all. */
  readonly forbidsBackupDownload: boolean | undefined;
  readonly externalNetwork: string | undefined;
  readonly version: string | undefined;
  readonly plugins: readonly string[] | undefined;
}

export function getProperties(): RemoteCall<ClusterProperties> {
  return read('getProperties', decodeProperties);
}

function decodeProperties(value: XmlRpcValue): ClusterProperties | undefined {
  if (!isStruct(value)) {
    return undefined;
  }
  return {
    forbidsHttp: decodeTruth(member(value, 'no_allow_http')),
    forbidsBackupDownload: decodeTruth(member(value, 'no_allow_backup_download')),
    externalNetwork: decodeText(member(value, 'external_network')),
    version: decodeText(member(value, 'exacluster_version')),
    plugins: decodeStrings(member(value, 'plugins') ?? null),
  };
}
