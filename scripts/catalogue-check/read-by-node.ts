import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { requestBy, type Ways, wordOf } from './ways.ts';

/** An answer with the beginning of its body. */
export interface NodeReading {
  readonly status?: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Bytes of the body as sent. */
  readonly bytes: number;
  /** From the request to the head of the answer. */
  readonly firstByteMs?: number;
  /** The longest wait between two parts of the body. */
  readonly pauseMs: number;
  /** From the request to the end of what was read. */
  readonly tookMs: number;
  readonly error?: string;
}

export interface Question {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads no further, even if the body is endless. */
  readonly maxCharacters: number;
}

/** A server that sends a byte now and then delays nobody. */
const longestMs = 15_000;

/** Reads what is at this address, decompressed. It follows no redirect. */
export function readByNode(url: string, question: Question, ways: Ways): Promise<NodeReading> {
  const { method = 'GET', headers = {}, maxCharacters } = question;
  const startedAt = performance.now();
  const sinceStart = () => Math.round(performance.now() - startedAt);
  return new Promise((done) => {
    const request = requestBy(url, method, headers, ways);
    let seen: Omit<NodeReading, 'tookMs'> = { headers: {}, text: '', bytes: 0, pauseMs: 0 };
    const end = (error?: Error) => {
      clearTimeout(timer);
      done({ ...seen, tookMs: sinceStart(), ...(error ? { error: wordOf(error) } : {}) });
      request.destroy();
    };
    const timer = setTimeout(() => end(new Error('it does not end')), longestMs);
    request.on('response', (response) => {
      seen = { ...seen, status: response.statusCode ?? 0, headers: response.headers, firstByteMs: sinceStart() };
      let last: number | undefined;
      response.on('data', (chunk: Buffer) => {
        const now = sinceStart();
        seen = { ...seen, bytes: seen.bytes + chunk.length, pauseMs: Math.max(seen.pauseMs, now - (last ?? now)) };
        last = now;
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
