import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, startNode } from '../../collector/tests/program.ts';
import { keysOutOfLog } from '../../collector/tests/sharing-client.ts';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import type { KeyConfig } from '../../protocol/ohttp/key-config.ts';
import { buildServer, type ServerName } from '../servers.ts';

/** The secret between relay and gateway. */
export const relaySecret = 'between this relay and this gateway';

export interface BenchGateway {
  readonly program: Program;
  readonly address: string;
  readonly config: KeyConfig;
}

/** Starts a server as operators do: as one file that Node alone runs. */
export async function startBundle(
  name: ServerName,
  folder: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Program> {
  const bundle = join(folder, name);
  if (!existsSync(bundle)) await buildServer(name, bundle);
  return startNode([join(bundle, `${name}.mjs`), ...args], env);
}

/** A gateway as a separate program, on a database. */
export async function startBenchGateway(location: string, folder: string): Promise<BenchGateway> {
  const program = await startBundle('gateway', folder, {
    PORT: '0',
    DATABASE_URL: location,
    RELAY_SECRETS: `one=${relaySecret}`,
  });
  const address = await program.address;
  return { program, address, config: await keysOutOfLog(address) };
}

/** The headers in which a relay names a neighbourhood. */
export const seenFrom = (bucket: number) => ({
  authorization: `Bearer ${relaySecret}`,
  'reachable-network': `cc=RU, asn=8359, bucket=${bucket}`,
});

/** The bytes of one sealed message on the wire. */
export async function wireOf(
  config: KeyConfig,
  request: Request,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { body } = await sealRequest(config, request);
  const lines = Object.entries({
    host: 'bench',
    'content-type': 'message/ohttp-req',
    'content-length': body.length,
    ...headers,
  });
  const head = `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
