import type { IncomingMessage } from 'node:http';

/** What a browser does not reveal about an answer. */
export interface NodeAnswer {
  readonly method: string;
  readonly status?: number;
  readonly headers?: IncomingMessage['headers'];
  readonly ledTo?: string;
  readonly challenge?: string;
  readonly length?: number;
  readonly hsts?: string;
  /** It offers HTTP/3 too (RFC 7838). */
  readonly http3?: true;
  /** It makes browsers report failures (W3C Network Error Logging). */
  readonly nel?: true;
  /** From the request to the head of the answer. */
  readonly firstByteMs?: number;
  /** The beginning of the body, of a GET request. */
  readonly text?: string;
  /** For a large object: the longest wait in its first part, and how much of that came. */
  readonly pauseMs?: number;
  readonly sampleBytes?: number;
  /** Whether the channel opened, and the subprotocol that the server chose. */
  readonly opened?: boolean;
  readonly subprotocol?: string;
  /** How an open channel ended by itself. */
  readonly end?: string;
  readonly error?: string;
}

/** Headers with which servers announce a challenge. */
const challengeHeaders = ['cf-mitigated', 'x-amzn-waf-action'];

/** The facts in an answer's headers. */
export function headOf({ statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>, url: string) {
  const to = headers.location && URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined;
  const challenge = challengeHeaders.find((name) => headers[name] !== undefined);
  const length = headers['content-length'];
  const hsts = headers['strict-transport-security'];
  return {
    status: statusCode,
    headers,
    ...(to ? { ledTo: to.hostname } : {}),
    ...(challenge ? { challenge: `${challenge}: ${headers[challenge]}` } : {}),
    ...(length ? { length: Number(length) } : {}),
    ...(hsts ? { hsts } : {}),
    ...(headers['alt-svc']?.includes('h3=') ? ({ http3: true } as const) : {}),
    ...(headers['nel'] ? ({ nel: true } as const) : {}),
  };
}
