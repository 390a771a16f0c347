import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from '../pages/layout.tsx';
import { createServer } from '../server.ts';

/** Serves the public folder from memory. Any static host could do this, except for the answer to `/health`. */
export interface PublicServer {
  readonly server: FastifyInstance;
  /** Reads the folder again. */
  reload(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.snapshot': 'application/octet-stream',
};

/** The files of the log have no extension (C2SP tlog-tiles). */
const logTypes: Readonly<Record<string, string>> = {
  checkpoint: 'text/plain; charset=utf-8',
  tile: 'application/octet-stream',
};

const typeOf = (path: string): string | undefined =>
  path.startsWith('log/') ? logTypes[path.split('/')[1] ?? ''] : types[extname(path)];

interface PublicFile {
  readonly type: string;
  readonly content: Buffer;
  /** Absent for files that are compressed already, or that compression does not make smaller. */
  readonly zipped: Buffer | undefined;
  readonly tag: string;
}

const maxConnections = 4096;

/** @param isHealthy whether the last publication succeeded */
export async function createPublicServer(folder: string, isHealthy: () => boolean = () => true): Promise<PublicServer> {
  let files: ReadonlyMap<string, PublicFile> = new Map();
  async function reload() {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .filter((path) => typeOf(path) !== undefined && !/(?:^|\/)\./.test(path));
    const read = new Map<string, PublicFile>();
    for (const name of names) read.set(`/${name}`, await readPublic(folder, name));
    files = read;
  }

  const server = createServer({ bodyBytes: 1, connections: maxConnections });
  server.get('/health', async (_request, reply) => {
    if (isHealthy()) return reply.type('text/plain').send('ok\n');
    return reply.code(503).type('text/plain').send('The last publication failed.\n');
  });
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const file = files.get(path.endsWith('/') ? `${path}index.html` : path);
      if (!file) return reply.callNotFound();
      reply.headers(headersOf(file));
      if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
      const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
      if (!file.zipped || !takesGzip) return reply.send(file.content);
      return reply.header('content-encoding', 'gzip').send(file.zipped);
    },
  });
  await reload();
  return { server, reload };
}

async function readPublic(folder: string, name: string): Promise<PublicFile> {
  const content = await readFile(join(folder, name));
  const tag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const type = typeOf(name) ?? '';
  const zipped = type === 'application/octet-stream' ? undefined : gzipSync(content, { level: 9 });
  return { type, content, zipped, tag };
}

function headersOf({ type, zipped, tag }: PublicFile): Record<string, string> {
  return {
    'content-type': type,
    etag: tag,
    'cache-control': 'public, max-age=600',
    ...(zipped ? { vary: 'accept-encoding' } : {}),
    'access-control-allow-origin': '*',
    'content-security-policy': pagePolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
