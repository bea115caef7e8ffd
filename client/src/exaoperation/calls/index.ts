export { execute, type ExecuteOptions, type Hide, type RemoteCall, type Timeouts } from './call';
export { getDatabaseList } from './databases';
export { listMethods } from './methods';
export { getNodeList, getNodeState } from './nodes';
export { callPlugin, showPluginFunctions, showPluginList } from './plugins';
export { getEXASuiteVersion } from './versions';
export { getAllArchiveVolumes, getVolumeList } from './volumes';
