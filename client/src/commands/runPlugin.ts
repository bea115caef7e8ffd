import * as vscode from 'vscode';
import type { NodeResult } from '../procedure/runFunction';
import type { ClusterConfig } from '../clusters/config';
import { showPluginFunctions, showPluginList } from '../exaoperation/calls';
import { describeFunction, isBackupSync, type Encode } from '../exaoperation/plugin';
import { namedCluster } from './chooseCluster';
import { answered, Cancelled, isArgumentObject, UserError, type Command, type Parts } from './command';
import { chooseConnection, chooseKeys, checkKeys, type Argument } from './functions/argument';
import { flag, nodeNames, optionalText, requiredText } from './functions/arguments';
import { checkGivenConfig, chooseConfig, prepareConfig } from './functions/config';
import { carryOut } from './functions/execute';
import { findBackupSync, need, openSession, planFunction, type FunctionRequest } from './functions/plan';
import { chooseTargets, chosenPlugin, type Target } from './functions/targets';
import { ensureLogin } from './password';

/**
 * "Run function…" of any plugin. With `{cluster, function, nodes?, plugin?, argument?, encode?, carryOn?}` nothing is asked
 * but the confirmation, and the results come back in node order. A write stops at the first failure unless `carryOn` is
 * true; a person is asked whether to carry on when there is one.
 */
export const runPlugin: Command = {
  id: 'backupSync.plugin.run',
  run: (parts, entry, selection) =>
    isArgumentObject(entry) ? runGiven(parts, entry) : runAsked(parts, entry, selection),
};

async function runGiven(parts: Parts, given: Readonly<Record<string, unknown>>): Promise<readonly NodeResult[]> {
  const cluster = namedCluster(parts, given['cluster']);
  const functionName = requiredText(given, 'function');
  const nodes = nodeNames(given['nodes']);
  const encode = encodeOf(given);
  const argument = optionalText(given, 'argument') ?? '';
  const plugin = optionalText(given, 'plugin') ?? (await findBackupSync(await openSession(parts, cluster)));
  const request = {
    cluster,
    function: functionName,
    plugin,
    argument,
    ...(nodes ? { nodes } : {}),
    ...(encode ? { encode } : {}),
  };
  const carryOn = flag(given, 'carryOn');
  const plan = await planFunction(parts, checkGiven(request));
  const [results] = await carryOut(parts, [plan], { interactive: false, carryOn });
  if (!results) {
    throw new Cancelled();
  }
  return results;
}

/** What a program uploads passes the same checks as what a person uploads, also when it comes encoded already. */
function checkGiven(request: FunctionRequest & { readonly plugin: string }): FunctionRequest {
  const row = describeFunction(request.plugin, request.function);
  if (!isBackupSync(request.plugin) || (row.argument !== 'config' && row.argument !== 'key')) {
    return request;
  }
  const text =
    request.encode === 'none' ? new TextDecoder().decode(Buffer.from(request.argument, 'base64')) : request.argument;
  return {
    ...request,
    encode: 'base64',
    ...(row.argument === 'config' ? checkGivenConfig(request.cluster, text) : { argument: checkKeys(text) }),
    shownArgument: vscode.l10n.t('({0} bytes)', Buffer.byteLength(text)),
  };
}

function encodeOf(given: Readonly<Record<string, unknown>>): Encode | undefined {
  const encode = optionalText(given, 'encode');
  if (encode === undefined || encode === 'none' || encode === 'base64') {
    return encode;
  }
  throw new UserError(vscode.l10n.t('"encode" is "none" or "base64".'));
}

async function runAsked(parts: Parts, entry: unknown, selection: unknown): Promise<undefined> {
  const title = vscode.l10n.t('Run function');
  const fixed = chosenPlugin(entry);
  const targets: readonly Target[] = fixed
    ? [{ cluster: fixed.cluster }]
    : await chooseTargets(parts, entry, selection, title);
  const [first] = targets;
  if (!first) {
    throw new Cancelled();
  }
  for (const { cluster } of targets) {
    await ensureLogin(parts, cluster, title);
  }
  const plugin = fixed?.plugin ?? (await choosePlugin(parts, first.cluster, title));
  const functionName = await chooseFunction(parts, first.cluster, plugin, title);
  const plans = [];
  for (const { cluster, nodes } of targets) {
    const argument = await chooseArgument(parts, cluster, plugin, functionName);
    plans.push(
      await planFunction(parts, {
        cluster,
        plugin,
        function: functionName,
        argument: argument.text,
        shownArgument: argument.shown,
        ...(argument.secrets ? { secrets: argument.secrets } : {}),
        ...(nodes ? { nodes } : {}),
      }),
    );
  }
  await carryOut(parts, plans, { interactive: true });
  return undefined;
}

async function choosePlugin(parts: Parts, cluster: ClusterConfig, title: string): Promise<string> {
  const plugins = await need(await openSession(parts, cluster), showPluginList());
  if (plugins.length === 0) {
    throw new UserError(
      vscode.l10n.t(
        '{0}: no plugin is uploaded. Upload one in EXAoperation under Configuration > Software.',
        cluster.name,
      ),
    );
  }
  const choices = plugins.map((plugin) => ({ label: plugin, value: plugin }));
  return answered(await parts.ui.pick(title, vscode.l10n.t('Which plugin of {0}?', cluster.name), choices));
}

/** The functions as the plugin lists them, with its own words. */
async function chooseFunction(parts: Parts, cluster: ClusterConfig, plugin: string, title: string): Promise<string> {
  const functions = await need(await openSession(parts, cluster), showPluginFunctions(plugin));
  const choices = Object.entries(functions)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, help]) => ({ label: name, description: describeHelp(plugin, name, help), value: name }));
  return answered(await parts.ui.pick(title, vscode.l10n.t('Which function of {0}?', plugin), choices));
}

/** BackupSync says "Install plugin." of its UNINSTALL. */
function describeHelp(plugin: string, name: string, help: string): string {
  return isBackupSync(plugin) && name === 'UNINSTALL' ? vscode.l10n.t('Uninstall plugin.') : help;
}

async function chooseArgument(
  parts: Parts,
  cluster: ClusterConfig,
  plugin: string,
  functionName: string,
): Promise<Argument> {
  if (!isBackupSync(plugin)) {
    return typedArgument(parts, functionName);
  }
  switch (describeFunction(plugin, functionName).argument) {
    case 'none':
      return { text: '', shown: '' };
    case 'connection':
      return chooseConnection(parts, functionName);
    case 'optionalConnection':
      return chooseConnection(parts, functionName, { allowAll: true });
    case 'key':
      return chooseKeys(parts, functionName);
    case 'config':
      return prepareConfig(parts, cluster, await chooseConfig(parts, functionName), { mayAsk: true });
  }
}

async function typedArgument(parts: Parts, functionName: string): Promise<Argument> {
  const text = answered(
    await parts.ui.ask({
      title: functionName,
      prompt: vscode.l10n.t('Argument of {0}. Leave it empty if it takes none.', functionName),
    }),
  );
  return { text, shown: text };
}
