/** Every call that is made to a cluster, as data; one file for each kind of thing that it is about. */
export { execute, type ExecuteOptions, type Hide, type RemoteCall, type Timeouts } from './call';
export { getBackups, getDatabaseInfo, getDatabaseList, type Backup, type DatabaseInfo } from './databases';
export { getAllLogServices, logEntries, logEntriesTagged, type LogEntry, type LogService } from './logs';
export { firstOffered, listMethods } from './methods';
export {
  getCurrentLicenseServer,
  getEXAoperationMaster,
  getHardwareInformation,
  getNodeList,
  getNodeState,
  getServiceState,
  getServiceStates,
  type ServiceState,
} from './nodes';
export { callPlugin, getPlugins, havePlugins, removePlugin, showPluginFunctions, showPluginList } from './plugins';
export {
  addUser,
  getAllUserLogins,
  getRolesForObject,
  getUserByName,
  grantRole,
  type Grant,
  type NewUser,
  type Role,
  type User,
} from './users';
export { getEXACOSVersion, getEXASuiteVersion, getProperties, type ClusterProperties } from './versions';
export {
  addStorageVolume,
  getAllArchiveVolumes,
  getArchiveFilesystems,
  getStorageChoices,
  getVolumeInfo,
  getVolumeList,
  serviceIsOnline,
  type ArchiveFilesystem,
  type NewVolume,
  type VolumeInfo,
} from './volumes';
