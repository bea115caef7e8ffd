import type { Context } from '../context';
import type { ProblemData } from '../rules/problem';
import type { Side } from '../schema/keys';
import { isPlainName } from '../showable';
import { nearestWord } from '../values/nearest';
import { findCluster, hasBlock, nearestCluster } from './checkSettings';
import type { SettingCode } from './codes';
import { linksOf, type Links } from './links';
import { fileLabel } from './place';
import { fileOf } from './settings';

/** What is wrong with an entry of `backupSync.connections`, for whoever shows it where the settings are. */
export interface SettingProblem {
  readonly rule: SettingCode;
  /** Of the entry, in the list of the context. */
  readonly index: number;
  /** The property of the entry that is wrong. */
  readonly field: 'name' | Side | `${Side}File`;
  readonly data: ProblemData;
}

/** So many names of blocks are compared with one of the settings. */
const MOST_NAMES = 5000;

/** Names that no file has, files that do not fit, and, where the clusters are known, names of clusters that are none. */
export function settingProblems(context: Context): readonly SettingProblem[] {
  const { workspace, clusters, settings } = context;
  const links = linksOf(context);
  const names = [...(workspace?.byName.keys() ?? [])].filter(isPlainName).slice(0, MOST_NAMES);
  const suggestion = (nearest: string | undefined) => (nearest === undefined ? {} : { nearest });
  return (settings.connections ?? []).flatMap((entry, index): SettingProblem[] => {
    const isUnknown = workspace !== undefined && !workspace.byName.has(entry.name);
    const sides = ['client', 'server'] as const;
    const wrongClusters = sides.filter((side) => clusters && !findCluster(entry[side], clusters));
    return [
      ...(isUnknown
        ? [
            {
              rule: 'setting-unknown-connection' as const,
              index,
              field: 'name' as const,
              data: suggestion(nearestWord(entry.name, names)),
            },
          ]
        : []),
      ...wrongClusters.map((field) => ({
        rule: 'setting-unknown-cluster' as const,
        index,
        field,
        data: { cluster: entry[field], ...suggestion(nearestCluster(entry[field], clusters ?? [])) },
      })),
      ...sides.flatMap((side) => {
        const file = workspace && fileOf(entry, side);
        const kind = file === undefined ? undefined : mistake(entry.name, file, side, isUnknown, links);
        return file === undefined || kind === undefined
          ? []
          : [
              {
                rule: 'setting-missing-file' as const,
                index,
                field: `${side}File` as const,
                data: { file: fileLabel(file, links), side, kind },
              },
            ];
      }),
    ];
  });
}

/** A name that no file has is said once, not for each file. */
function mistake(
  name: string,
  file: string,
  side: Side,
  isUnknown: boolean,
  links: Links,
): 'file' | 'block' | undefined {
  if (!links.workspace.files.has(file)) {
    return 'file';
  }
  return isUnknown || hasBlock(name, file, side, links) ? undefined : 'block';
}
