import { Agent, request } from 'node:http';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Posts one message from an address of loopback, or over an agent's connections. Rejects where the connection breaks. */
export function sendFrom(
  from: string | Agent,
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const agent = typeof from === 'string' ? new Agent({ localAddress: from } as never) : from;
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'message/ohttp-req', ...headers } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
