import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Internet } from './internet.ts';

/** The result of a request: an answer, or node's error code. */
export interface Asked {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: NodeJS.Dict<string | string[]>;
  readonly error?: string;
}

interface AskOptions {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly encoding?: BufferEncoding;
}

/** Requests a URL from the internet on loopback, as if its name had been resolved, over http/1.1 with node's client. */
export function ask(internet: Internet, url: string, options: AskOptions = {}): Promise<Asked> {
  const { protocol, hostname, host, pathname, search } = new URL(url);
  const request = protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((done) => {
    const sent = request({
      host: '127.0.0.1',
      port: options.port ?? internet.ports[0],
      servername: isIP(hostname) ? '' : hostname,
      ca: internet.authority.rootPem,
      agent: false,
      method: options.method ?? 'GET',
      path: pathname + search,
      headers: { host, ...options.headers },
    });
    sent.on('error', (error: NodeJS.ErrnoException) => done({ error: error.code ?? error.message }));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error: NodeJS.ErrnoException) => done({ error: error.code ?? error.message }));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(options.encoding),
        }),
      );
    });
    sent.end(options.body);
  });
}

/** The same with curl, which speaks h2. Returns curl's error messages. */
export async function curl(internet: Internet, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-curl-'));
  const root = join(folder, 'root.pem');
  writeFileSync(root, internet.authority.rootPem);
  const wanted = '%{http_code} %{http_version} %{errormsg}';
  const route = `::127.0.0.1:${internet.ports[0]}`;
  const all = ['-sS', '-o', join(folder, 'body'), '-w', wanted, '--cacert', root, '--connect-to', route, '-m', '10'];
  const output = await new Promise<string>((done) => {
    // A failed transfer is a result here, so the exit code is ignored.
    execFile('curl', [...all, ...args], (_error, stdout) => done(stdout));
  });
  rmSync(folder, { recursive: true });
  const [status, version, ...error] = output.split(' ');
  return { status: Number(status), version, error: error.join(' ') };
}
