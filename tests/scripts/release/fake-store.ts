import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to a store. */
export interface AskedOfStore {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** The form, or the text or bytes if there was none. */
  readonly form: FormData | undefined;
  readonly body: Buffer;
}

interface StoreAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

export interface FakeStore {
  readonly origin: string;
  readonly asked: readonly AskedOfStore[];
  close(): Promise<void>;
}

/**
 * A server on loopback in place of a store.
 * @param answers by method and path; the last answer of a list is for every later request
 */
export async function openFakeStore(answers: Readonly<Record<string, readonly StoreAnswer[]>>): Promise<FakeStore> {
  const asked: AskedOfStore[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const headers = new Headers(request.headers as Record<string, string>);
    const isForm = /^(?:multipart|application\/x-www)/.test(headers.get('content-type') ?? '');
    const form = isForm ? await new Response(new Uint8Array(body), { headers }).formData() : undefined;
    const [method = '', path = ''] = [request.method, request.url];
    const before = asked.filter((one) => one.method === method && one.path === path).length;
    asked.push({ method, path, headers, form, body });
    const known = answers[`${method} ${path}`] ?? [{ status: 404, body: 'no such thing' }];
    const { status = 200, headers: given = {}, json, body: text } = known[before] ?? known.at(-1) ?? {};
    response.writeHead(status, given).end(json === undefined ? text : JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
