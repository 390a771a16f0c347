import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends an answer: to HEAD without its body, to a range request only that part. */
export function send(request: Incoming, response: Outgoing, answer: Answer): void {
  const { status, headers = {}, body = '' } = inRange(request, answer);
  const bytes = Buffer.from(body);
  response.statusCode = status;
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(bytes.length) };
  for (const [name, value] of Object.entries({ 'content-type': 'text/html; charset=utf-8', ...length, ...headers })) {
    response.setHeader(name, value);
  }
  // Both kinds of response have this method, but with different types.
  const end = response.end.bind(response) as (chunk?: Buffer) => void;
  if (request.method === 'HEAD' || bytes.length === 0) end();
  else end(bytes);
}

/** The requested part (RFC 9110, section 14.2). */
function inRange(request: Incoming, answer: Answer): Answer {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (first === undefined || last === undefined || answer.status !== 200 || answer.body === undefined) return answer;
  const bytes = Buffer.from(answer.body);
  const part = bytes.subarray(Number(first), Number(last) + 1);
  if (part.length === 0) return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } };
  const range = `bytes ${first}-${Number(first) + part.length - 1}/${bytes.length}`;
  return { ...answer, status: 206, headers: { ...answer.headers, 'content-range': range }, body: part };
}

/** The host of a request, without its port. */
export function hostOf(request: Incoming): string {
  const authority = 'authority' in request ? request.authority : request.headers.host;
  return (authority ?? request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

/** Whether a tab makes the request, for a page or a file that it names (W3C Fetch Metadata). */
export function isOfTab({ headers }: Incoming): boolean {
  return ['document', 'script', 'style'].includes(String(headers['sec-fetch-dest']));
}

/** The port that the client believes it uses; on loopback all are mapped to one. */
export function portOf(request: Incoming): number | undefined {
  const port = /:(\d+)$/.exec(request.headers.host ?? '')?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Reads the whole body, keeps the first 64 kB, and returns its length. */
export function readBody(request: Incoming, count: (bytes: number) => void): Promise<Buffer> {
  const limit = 65_536;
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((done) => {
    request.on('data', (chunk: Buffer) => {
      if (length < limit) chunks.push(chunk);
      length += chunk.length;
      count(length);
    });
    request.on('end', () => done(Buffer.concat(chunks)));
  });
}
