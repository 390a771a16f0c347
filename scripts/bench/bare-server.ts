import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { responseType } from '../../protocol/ohttp/media-types.ts';
import { responseLength } from '../../protocol/ohttp/sizes.ts';

// Node alone: reads a message, answers as many bytes as a gateway does, and does nothing else.
const answer = Buffer.alloc(responseLength, 7);
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': responseType, 'content-length': responseLength }).end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`It listens on http://127.0.0.1:${(server.address() as AddressInfo).port}.`);
});
process.once('SIGTERM', () => process.exit());
