import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate, keptCertificate } from './certificate';
import type { ServerCertificate } from './certificate';
import type { Cluster } from './cluster';
import { createHandler, createPlainServer, createSecureServer, tlsOptions } from './http';

export interface StationOptions {
  readonly user: string;
  readonly password: string;
  readonly latency: number;
  readonly tls: boolean;
  /** 0 for any free one. */
  readonly port: number;
  /** A folder in which certificates outlive the simulation. */
  readonly certificates?: string;
}

/** A cluster that listens. */
export interface Station {
  readonly url: string;
  readonly fingerprint?: string;
  /** Shows another certificate than at the start, or that one again; connections that are open are closed. */
  changeCertificate(changed: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens a port on 127.0.0.1 for a cluster. Rejects with Node's error where the port cannot be had. */
export async function openStation(cluster: Cluster, options: StationOptions): Promise<Station> {
  const end = new AbortController();
  const handler = createHandler(cluster, { ...options, signal: end.signal });
  const close = (server: Server | TlsServer) => async (): Promise<void> => {
    end.abort();
    await closeServer(server);
  };
  if (!options.tls) {
    const server = createPlainServer(handler);
    const url = `http://127.0.0.1:${await listen(server, options.port)}/cluster1/`;
    return { url, changeCertificate: () => Promise.resolve(), close: close(server) };
  }
  const original = await certificateOf(cluster, options.certificates);
  const server = createSecureServer(original, handler);
  const url = `https://127.0.0.1:${await listen(server, options.port)}/cluster1/`;
  return {
    url,
    fingerprint: original.fingerprint,
    changeCertificate: certificateSwitch(server, cluster.name, original),
    close: close(server),
  };
}

const certificateOf = (cluster: Cluster, folder: string | undefined): Promise<ServerCertificate> =>
  folder === undefined ? createCertificate(cluster.name) : keptCertificate(folder, cluster.name);

/** New connections get the certificate; a session from before cannot be resumed, because its ticket keys are gone. */
function certificateSwitch(server: TlsServer, clusterName: string, original: ServerCertificate) {
  let isChanged = false;
  return async (changed: boolean): Promise<void> => {
    if (changed === isChanged) {
      return;
    }
    isChanged = changed;
    server.setSecureContext(tlsOptions(changed ? await createCertificate(clusterName) : original));
    server.closeIdleConnections();
  };
}

function listen(server: Server | TlsServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
