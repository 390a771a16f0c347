import { readFirstBytes } from '../../net/client-hello.ts';
import { type Question, readQuestion } from '../../net/dns-message.ts';
import { helloShape } from '../wire/hello-shape.ts';
import { readRequestStart } from '../wire/http-head.ts';
import { type Packet, payloadOf, tcp } from '../wire/packet.ts';
import type { Flow } from './flow.ts';

/** The first message of a client. */
export type FirstMessage =
  | { readonly kind: 'client-hello'; readonly name: string; readonly shape: string }
  | { readonly kind: 'request'; readonly host: string; readonly head: string }
  | { readonly kind: 'query'; readonly question: Question };

const maxBytes = 16_384;

/** Reads the client's first message once it is complete: one for each TCP flow, one for each datagram. */
export function readFirstMessage(flow: Flow, packet: Packet): FirstMessage | undefined {
  if (packet.protocol !== tcp) {
    const question = flow.serverPort === 53 ? readQuestion(payloadOf(packet)) : undefined;
    return question && { kind: 'query', question };
  }
  if (flow.firstSegments === undefined || flow.firstByte === undefined || packet.payloadAt === packet.end)
    return undefined;
  flow.firstSegments.push({ at: (packet.sequence - flow.firstByte) >>> 0, bytes: Buffer.from(payloadOf(packet)) });
  const bytes = joined(flow.firstSegments);
  const message = flow.serverPort === 53 ? readTcpQuery(bytes) : readStream(bytes);
  if (message === 'incomplete' && bytes.length < maxBytes) return undefined;
  flow.firstSegments = undefined;
  return message === 'incomplete' || message === 'other' ? undefined : message;
}

/** Joins the segments up to the first gap; they may be repeated or out of order. */
function joined(segments: NonNullable<Flow['firstSegments']>): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (const { at, bytes } of [...segments].sort((a, b) => a.at - b.at)) {
    if (at > length) break;
    const fresh = bytes.subarray(length - at);
    parts.push(fresh);
    length += fresh.length;
  }
  return Buffer.concat(parts);
}

function readStream(bytes: Buffer): FirstMessage | 'incomplete' | 'other' {
  const first = readFirstBytes(bytes);
  if (first.kind === 'incomplete') return 'incomplete';
  if (first.kind === 'hello') return { kind: 'client-hello', name: first.serverName ?? '', shape: helloShape(bytes) };
  const start = readRequestStart(bytes);
  if (start.kind === 'incomplete') return 'incomplete';
  return start.kind === 'request' ? { ...start, head: bytes.toString('latin1') } : 'other';
}

/** Over TCP, two bytes of length precede the message (RFC 1035 4.2.2). */
function readTcpQuery(bytes: Buffer): FirstMessage | 'incomplete' | 'other' {
  if (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) return 'incomplete';
  const question = readQuestion(bytes.subarray(2));
  return question ? { kind: 'query', question } : 'other';
}
