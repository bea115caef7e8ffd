/** Complaints about a block that need other files, the settings or the clusters; `rules/pairs.ts` has a row for each. */
export type PairCode = PartnerCode | TargetCode | SettingCode | ClusterCode;

/** Whether the two blocks of a connection find each other. */
export type PartnerCode =
  'pair-missing-partner' | 'pair-same-side' | 'pair-name-differs' | 'pair-ambiguous' | 'pair-duplicate';

/** Where the copies of several connections go. */
export type TargetCode = 'pair-same-target' | 'pair-loop' | 'pair-chain';

/** What `backupSync.connections` says about a block. */
export type SettingCode = 'setting-unknown-cluster' | 'setting-missing-file' | 'setting-unknown-connection';

/** What is known of the clusters that a connection links. */
export type ClusterCode =
  'cluster-own-address' | 'cluster-few-nodes' | 'cluster-unknown-database' | 'cluster-unknown-volume';
