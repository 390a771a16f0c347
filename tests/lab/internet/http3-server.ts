import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Authority } from '../../net/authority.ts';

/** Node has no QUIC, so the servers are a program of Debian's Python. */
const python = '/usr/bin/python3';

/** Can servers here speak HTTP/3? (Debian: python3-aioquic) */
export function canSpeakHttp3(): boolean {
  return spawnSync(python, ['-c', 'import aioquic'], { stdio: 'ignore' }).status === 0;
}

/** Servers that speak HTTP/3 and nothing else over it, until this process ends. */
export function startHttp3(
  authority: Authority,
  places: readonly { readonly host: string; readonly address: string }[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-http3-'));
  const parts = places.flatMap(({ host, address }) => {
    const [certificate, key] = [join(folder, `${host}.crt`), join(folder, `${host}.key`)];
    const leaf = authority.leaf(host, 'trusted');
    writeFileSync(certificate, leaf.cert);
    writeFileSync(key, leaf.key);
    return [address, certificate, key];
  });
  const child = spawn(python, [fileURLToPath(new URL('http3-server.py', import.meta.url)), ...parts], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the HTTP/3 servers ended (${code})`)));
    child.stdout.once('data', () => {
      rmSync(folder, { recursive: true });
      done();
    });
  });
}
