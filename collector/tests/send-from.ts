import { Agent, request } from 'node:http';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const timeoutMs = 30_000;

/** The connection is open, but nothing comes. */
export class NoAnswer extends Error {}

/** Posts one message from an address of loopback, or over an agent's connections. Rejects if the connection breaks. */
export const sendFrom = (
  from: string | Agent,
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> => ask(from, url, { 'content-type': 'message/ohttp-req', ...headers }, body);

/** The same for a GET request. */
export const fetchFrom = (from: string | Agent, url: string): Promise<Answered> => ask(from, url, {});

function ask(
  from: string | Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: Uint8Array,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const agent = typeof from === 'string' ? new Agent({ localAddress: from } as never) : from;
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers, timeout: timeoutMs }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('timeout', () => asked.destroy(new NoAnswer()));
    asked.on('error', reject);
    asked.end(body);
  });
}
