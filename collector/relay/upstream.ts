import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** A gateway, reached over connections that stay open. */
export interface Upstream {
  /** Rejects if the gateway cannot be reached, takes too long or sends too much. */
  ask(path: string, message?: Message): Promise<Answer>;
  /** How many requests wait for an answer. */
  waiting(): number;
  /** Whether all connections are in use, so that more messages would queue without limit. */
  isFull(): boolean;
  close(): void;
}

export interface Message {
  readonly type: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

const maxBytes = 16_384;
/** How long a gateway may take to answer. */
const answerTimeoutMs = 10_000;

/** Uses Node's own client, which adds no headers. */
export function connectTo(gateway: URL, maxConnections: number): Upstream {
  const isTls = gateway.protocol === 'https:';
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: maxConnections });
  const request = isTls ? httpsRequest : httpRequest;
  const to = urlToHttpOptions(gateway);
  let waiting = 0;
  return {
    ask(path, message) {
      waiting += 1;
      return new Promise<Answer>((resolve, reject) => {
        const headers = message
          ? { ...message.headers, 'content-type': message.type, 'content-length': message.body.length }
          : {};
        const asked = request(
          { ...to, path, method: message ? 'POST' : 'GET', agent, headers, timeout: answerTimeoutMs },
          (response) => {
            const pieces: Buffer[] = [];
            let length = 0;
            response.on('data', (piece: Buffer) => {
              pieces.push(piece);
              length += piece.length;
              if (length > maxBytes) response.destroy(new Error('the gateway said too much'));
            });
            response.on('error', reject);
            response.on('end', () => {
              const { statusCode = 502, headers: answerHeaders } = response;
              resolve({ status: statusCode, type: answerHeaders['content-type'] ?? '', body: Buffer.concat(pieces) });
            });
          },
        );
        asked.on('timeout', () => asked.destroy(new Error('the gateway does not answer')));
        asked.on('error', reject);
        asked.end(message?.body);
      }).finally(() => {
        waiting -= 1;
      });
    },
    waiting: () => waiting,
    isFull: () => waiting >= maxConnections,
    close: () => agent.destroy(),
  };
}
