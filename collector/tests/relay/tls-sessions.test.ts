import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { makeAuthority } from '../../../tests/net/authority.ts';
import { type Program, startProgram } from '../program.ts';

const folder = mkdtempSync(join(tmpdir(), 'reachable-sessions-'));
const leaf = makeAuthority().leaf('relay.example', 'trusted');
let relay: Program;
let port: number;

beforeAll(async () => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, leaf.cert);
  writeFileSync(key, leaf.key);
  relay = startProgram('relay', { PORT: '0', GATEWAYS: 'https://gateway.example', TLS_CERT: cert, TLS_KEY: key });
  port = Number(new URL(await relay.address).port);
});
afterAll(async () => {
  expect(await relay.end()).toBe(0);
  rmSync(folder, { recursive: true });
});

/** A server with Node's own settings, which gives sessions. */
async function startOther(): Promise<number> {
  const server = createServer(leaf, (_request, response) => response.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** How many sessions a client gets before it has the answer to a request. */
async function sessionsFrom(to: number): Promise<number> {
  const socket = connect({ port: to, host: '127.0.0.1', rejectUnauthorized: false, minVersion: 'TLSv1.3' });
  let sessions = 0;
  socket.on('session', () => {
    sessions += 1;
  });
  socket.write('GET /nothing HTTP/1.1\r\nHost: relay\r\nConnection: close\r\n\r\n');
  await once(socket.resume(), 'close');
  return sessions;
}

/** The output of a shell command, whether or not it fails. */
async function printedBy(commands: string): Promise<string> {
  const run = promisify(execFile)('sh', ['-c', commands], { cwd: folder });
  const { stdout } = await run.catch((error: { readonly stdout: string }) => error);
  return stdout;
}

/** The names of the handshake messages, and of those that follow, from a server, as openssl reads them off the wire. */
async function messagesFrom(to: number, ...args: readonly string[]): Promise<string[]> {
  const asked = 'printf "GET /nothing HTTP/1.0\\r\\n\\r\\n"; sleep 1';
  const command = `(${asked}) | openssl s_client -connect 127.0.0.1:${to} -msg ${args.join(' ')}`;
  const printed = await printedBy(command);
  return [...printed.matchAll(/^<<< TLS 1\.\d, Handshake .*?, (\w+)$/gm)].map(([, name = '']) => name);
}

/** The output of the check for operators. */
const check = (to: number): Promise<string> =>
  printedBy(`sh ${join(root, 'collector/deploy/check-sessions.sh')} 127.0.0.1:${to}`);

describe('a relay that speaks TLS', () => {
  it('gives its clients no session', async () => {
    expect(await sessionsFrom(port)).toBe(0);
  });

  it('sends no ticket', async () => {
    const messages = await messagesFrom(port);
    expect(messages).toContain('Finished');
    expect(messages).not.toContain('NewSessionTicket');
  });

  it('does not speak TLS 1.2, which names a session in its handshake', async () => {
    expect(await messagesFrom(port, '-tls1_2')).toEqual([]);
  });

  it('passes the check for operators', async () => {
    expect(await check(port)).toBe('No session.\nNo session.\n');
  });
});

describe('a server that gives sessions', () => {
  it('is recognised', async () => {
    const other = await startOther();
    expect(await sessionsFrom(other)).toBeGreaterThan(0);
    expect(await messagesFrom(other)).toContain('NewSessionTicket');
  });

  it('fails the check for operators', async () => {
    expect(await check(await startOther())).toMatch(/^Reused, TLSv1\.2.*\nReused, TLSv1\.3.*\n$/);
  });
});
