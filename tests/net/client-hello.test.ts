import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { readFirstBytes } from './client-hello.ts';

/** The first bytes that node's TLS client sends. */
async function helloOf(options: ConnectionOptions): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect({ ...options, host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client.on('error', () => undefined);
  const [socket] = (await once(server, 'connection')) as [Socket];
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  client.destroy();
  socket.destroy();
  server.close();
  return bytes;
}

/** The same handshake message in records of `size` bytes. */
function inRecordsOf(size: number, hello: Buffer): Buffer {
  const message = hello.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size);
    records.push(Buffer.from([0x16, 3, 1, part.length >> 8, part.length & 0xff]), part);
  }
  return Buffer.concat(records);
}

describe('reading the first bytes of a connection', () => {
  it('finds the server name in a ClientHello', async () => {
    const hello = await helloOf({ servername: 'web.whatsapp.com' });
    expect(readFirstBytes(hello)).toEqual({ kind: 'hello', serverName: 'web.whatsapp.com' });
  });

  it('sees a ClientHello without a name', async () => {
    expect(readFirstBytes(await helloOf({}))).toEqual({ kind: 'hello', serverName: undefined });
  });

  it('waits for the rest of a ClientHello, wherever it is split', async () => {
    const hello = await helloOf({ servername: 'signal.org' });
    for (let length = 0; length < hello.length; length += 1) {
      expect(readFirstBytes(hello.subarray(0, length))).toEqual({ kind: 'incomplete' });
    }
  });

  it('joins a ClientHello that is split over several records', async () => {
    const hello = inRecordsOf(7, await helloOf({ servername: 't.me' }));
    expect(readFirstBytes(hello)).toEqual({ kind: 'hello', serverName: 't.me' });
  });

  it('reads everything else as plain text', () => {
    expect(readFirstBytes(Buffer.from('GET / HTTP/1.1\r\n'))).toEqual({ kind: 'plain' });
  });
});
