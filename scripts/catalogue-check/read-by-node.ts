import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { requestBy, type Ways, wordOf } from './ask-by-node.ts';

/** An answer with the beginning of its body. */
export interface NodeReading {
  readonly status?: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Bytes of the body as they were sent. */
  readonly bytes: number;
  /** From the request to the end of what was read. */
  readonly tookMs: number;
  readonly error?: string;
}

/** A server that sends a byte now and then keeps nobody. */
const longestMs = 15_000;

/**
 * Reads what is at this address, unpacked, and follows no redirect.
 * @param maxCharacters reads no further, though it be endless
 */
export function readByNode(
  url: string,
  headers: Readonly<Record<string, string>>,
  maxCharacters: number,
  ways: Ways,
): Promise<NodeReading> {
  const startedAt = performance.now();
  return new Promise((done) => {
    const request = requestBy(url, 'GET', headers, ways);
    let seen: Omit<NodeReading, 'tookMs'> = { headers: {}, text: '', bytes: 0 };
    const end = (error?: Error) => {
      clearTimeout(timer);
      done({ ...seen, tookMs: Math.round(performance.now() - startedAt), ...(error ? { error: wordOf(error) } : {}) });
      request.destroy();
    };
    const timer = setTimeout(() => end(new Error('it does not end')), longestMs);
    request.on('response', (response) => {
      seen = { ...seen, status: response.statusCode ?? 0, headers: response.headers };
      response.on('data', (chunk: Buffer) => {
        seen = { ...seen, bytes: seen.bytes + chunk.length };
      });
      const body = unpacked(response);
      body.setEncoding('utf8').on('data', (text: string) => {
        seen = { ...seen, text: seen.text + text };
        if (seen.text.length >= maxCharacters) end();
      });
      for (const stream of [response, body]) stream.on('error', end);
      body.on('end', () => end());
    });
    request.on('timeout', () => end(new Error('silent')));
    request.on('error', end);
    request.end();
  });
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding === 'br') return response.pipe(createBrotliDecompress());
  return encoding === 'identity' ? response : response.pipe(createUnzip());
}
