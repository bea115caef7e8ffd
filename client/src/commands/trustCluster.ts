import * as vscode from 'vscode';
import { readCaFile } from '../clusters/caFile';
import { settings } from '../settings';
import { askTrust, requireHttps } from './certificate';
import { chooseCluster, namedCluster } from './chooseCluster';
import type { Command } from './command';
import { asUserError } from './functions/plan';
import { ensurePassword } from './password';

/** Looks at a cluster's certificate again; a new one that is confirmed replaces the old pins. */
export const trustCluster: Command = {
  id: 'backupSync.cluster.trust',
  async run(parts, entry) {
    const title = vscode.l10n.t('Check certificate');
    const cluster = await chooseCluster(parts, entry, title);
    const { name, urls, fingerprints } = cluster;
    requireHttps(urls[0]);
    const timeoutSeconds = settings.timeouts().connect;
    const ca = await readCaFile(cluster);
    if (!ca.ok) {
      throw asUserError(ca.error);
    }
    const question = { name, url: urls[0], fingerprints, timeoutSeconds, mustSee: true };
    const trust = await askTrust(parts, ca.value === undefined ? question : { ...question, ca: ca.value });
    if (trust.kind !== 'pinned' || fingerprints.includes(trust.fingerprint)) {
      void parts.ui.inform(vscode.l10n.t('The certificate of {0} is trusted already.', name));
    } else {
      await parts.registry.update(name, { fingerprint: undefined, fingerprints: [trust.fingerprint] });
      // A saved password belongs to the old certificate: it is asked for again, never carried over.
      await ensurePassword(parts, namedCluster(parts, name), title);
    }
    await parts.states.refresh(namedCluster(parts, name));
  },
};
