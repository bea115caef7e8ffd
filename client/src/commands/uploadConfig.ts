import * as vscode from 'vscode';
import type { NodeResult } from '../procedure/runFunction';
import type { ClusterConfig } from '../clusters/config';
import type { WorkspaceFile } from '../files';
import { namedCluster } from './chooseCluster';
import { Cancelled, isArgumentObject, UserError, type Command, type Parts } from './command';
import { nodeNames } from './functions/arguments';
import { chooseConfig, prepareConfig } from './functions/config';
import { carryOut } from './functions/execute';
import { planFunction } from './functions/plan';
import { chooseTargets, isOneCluster } from './functions/targets';
import { ensureLogin } from './password';

/**
 * `{uri, cluster, nodes?}` uploads without a question but the confirmation and returns each node's result. A menu passes
 * the file, and a code lens its address: then the cluster is asked for.
 */
export const uploadConfig: Command = {
  id: 'backupSync.config.upload',
  async run(parts, entry, selection) {
    if (isArgumentObject(entry)) {
      const cluster = namedCluster(parts, entry['cluster']);
      const file = await readNamed(parts, entry['uri']);
      return upload(parts, cluster, nodeNames(entry['nodes']), file, false);
    }
    const title = vscode.l10n.t('Upload configuration');
    const targets = await chooseTargets(parts, entry, selection, title);
    const [target] = targets;
    if (!target || !isOneCluster(targets)) {
      throw new UserError(vscode.l10n.t('Each cluster gets a file of its own. Select nodes of one cluster.'));
    }
    const file =
      entry instanceof vscode.Uri || typeof entry === 'string'
        ? await readNamed(parts, entry)
        : await chooseConfig(parts, title);
    await ensureLogin(parts, target.cluster, title);
    await upload(parts, target.cluster, target.nodes, file, true);
    return undefined;
  },
};

async function upload(
  parts: Parts,
  cluster: ClusterConfig,
  nodes: readonly string[] | undefined,
  file: WorkspaceFile,
  interactive: boolean,
): Promise<readonly NodeResult[]> {
  const argument = await prepareConfig(parts, cluster, file, { mayAsk: interactive });
  const plan = await planFunction(parts, {
    cluster,
    function: 'UPLOAD_CONFIG',
    argument: argument.text,
    shownArgument: argument.shown,
    ...(argument.secrets ? { secrets: argument.secrets } : {}),
    ...(nodes ? { nodes } : {}),
  });
  const [results] = await carryOut(parts, [plan], { interactive });
  if (!results) {
    throw new Cancelled();
  }
  return results;
}

async function readNamed(parts: Parts, uri: unknown): Promise<WorkspaceFile> {
  const text = uri instanceof vscode.Uri ? uri.toString() : uri;
  if (typeof text !== 'string' || text === '') {
    throw new UserError(vscode.l10n.t('The argument needs "uri", the address of a Connection file.'));
  }
  try {
    return await parts.files.read(text);
  } catch (error) {
    throw new UserError(vscode.l10n.t('{0} cannot be read: {1}', text, (error as Error).message));
  }
}
