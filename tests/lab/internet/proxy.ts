import { createServer, request } from 'node:http';
import { connect, createServer as createTcpServer, type Server } from 'node:net';
import type { AddressPlan } from '../address-plan.ts';

/** A normal http proxy: CONNECT for https, absolute URLs for plain http. */
export function startProxy(plan: AddressPlan, port: number): Promise<void> {
  const addressOf = (host: string) => plan.addressesOf(host)?.[0];
  const server = createServer((incoming, outgoing) => {
    const target = URL.canParse(incoming.url ?? '') ? new URL(incoming.url ?? '') : undefined;
    const host = target && addressOf(target.hostname);
    if (target === undefined || host === undefined) {
      outgoing.writeHead(502).end();
      return;
    }
    const { method, headers } = incoming;
    const onward = request({ host, port: target.port || 80, path: target.pathname + target.search, method, headers });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, client, head) => {
    const [host = '', targetPort] = (incoming.url ?? '').split(':');
    const address = addressOf(host);
    client.on('error', () => undefined);
    if (address === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(Number(targetPort), address, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
  });
  return listening(server, port);
}

/** A proxy that accepts every connection and says nothing. */
export function startSilentProxy(port: number): Promise<void> {
  return listening(
    createTcpServer((client) => client.on('error', () => undefined).resume()),
    port,
  );
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '::', () => done());
  });
}
