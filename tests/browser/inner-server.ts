import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server inside the person's own network, like a router's page. */
export interface InnerServer {
  /** Method and path of each request that came. */
  readonly asked: readonly string[];
  readonly url: string;
  stop(): Promise<unknown>;
}

export async function startInnerServer(): Promise<InnerServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/restart`;
  return { asked, url, stop: () => new Promise((done) => server.close(done)) };
}
