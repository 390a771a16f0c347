import { joined } from '../../model/joined.ts';
import { bytesIn, random } from './bytes.ts';
import type { Reading, Word } from './first-word.ts';

/**
 * Constructors of the two messages.
 * @source core.telegram.org/mtproto/auth_key: req_pq_multi#be7e8ef1, resPQ#05162463
 */
const constructors = { reqPqMulti: 0xbe7e8ef1, resPq: 0x05162463 } as const;

const startBytes = 64;
const keyBytes = 32;
const counterBytes = 16;
const nonceBytes = 16;

/**
 * Marks the abridged transport, which Telegram's web clients use, in the start.
 * @source core.telegram.org/mtproto/mtproto-transports#transport-obfuscation; tweb transports/tcpObfuscated.ts
 */
const abridged = [0xef, 0xef, 0xef, 0xef] as const;
const abridgedAt = 56;

/**
 * First words of a start by which a server would take it for something else: HEAD, POST, GET, OPTIONS, a TLS record,
 * and the two other transports.
 * @source core.telegram.org/mtproto/mtproto-transports#transport-obfuscation
 */
const taken: readonly number[] = [0x44414548, 0x54534f50, 0x20544547, 0x4954504f, 0x02010316, 0xdddddddd, 0xeeeeeeee];

/**
 * Telegram's client asks for the first numbers of a key exchange, with a random number that the answer repeats. All of
 * it is obfuscated with keys that the start contains, so everybody can read it. The web client sends the start and the
 * request as two messages.
 */
export async function telegramWord(): Promise<Word> {
  const nonce = random(nonceBytes);
  const { start, request, opened } = await obfuscated(startOf(random), reqPqMulti(nonce, Date.now()));
  return {
    says: [start, request],
    async read(came) {
      const bytes = bytesIn(came);
      return bytes ? readResPq(await opened(bytes), nonce) : 'other';
    },
  };
}

/** A start that a server cannot take for another protocol. */
function startOf(draw: (length: number) => Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (;;) {
    const start = draw(startBytes);
    const view = new DataView(start.buffer);
    const first = view.getUint32(0, true);
    if (start[0] !== abridged[0] && !taken.includes(first) && view.getUint32(4, true) !== 0) return start;
  }
}

/** The 40 bytes of the request, which is unencrypted: no key exists yet (core.telegram.org/mtproto/description). */
export function reqPqMulti(nonce: Uint8Array, now: number): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(headBytes + 4 + nonceBytes);
  const view = new DataView(message.buffer);
  // The time as its id, in units of 2^-32 seconds, a multiple of four.
  view.setBigUint64(8, ((BigInt(now) << 32n) / 1000n) & ~3n, true);
  view.setUint32(16, message.length - headBytes, true);
  view.setUint32(headBytes, constructors.reqPqMulti, true);
  message.set(nonce, headBytes + 4);
  return message;
}

/** Key identifier, message identifier and length. */
const headBytes = 20;

/** The two messages as sent, and the reader of the answers. */
export async function obfuscated(start: Uint8Array<ArrayBuffer>, message: Uint8Array) {
  const marked = start.slice();
  marked.set(abridged, abridgedAt);
  const plain = joined([marked, Uint8Array.from([message.length / 4]), message]);
  const sealed = await stream(start, plain);
  return {
    // Keys stay readable, and the mark is hidden.
    start: joined([start.subarray(0, abridgedAt), sealed.subarray(abridgedAt, startBytes)]),
    request: sealed.slice(startBytes),
    /** Everything that came, as plain text. The server takes its keys from the same start, read backwards. */
    opened: (came: Uint8Array<ArrayBuffer>) => stream(start.slice().reverse(), came),
  };
}

/** AES-256-CTR with the key and the counter of a start: the same both ways. */
async function stream(start: Uint8Array, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', start.slice(8, 8 + keyBytes), 'AES-CTR', false, ['encrypt']);
  const counter = start.slice(8 + keyBytes, 8 + keyBytes + counterBytes);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CTR', counter, length: 128 }, key, data));
}

/** Reads a packet of the abridged transport: its length in words of four bytes, and a message with resPQ and the nonce. */
export function readResPq(packet: Uint8Array<ArrayBuffer>, nonce: Uint8Array): Reading {
  const [words = 0] = packet;
  const end = 1 + 4 * words;
  if (packet.length === 0) return 'part';
  // An answer this short is an error code, and one with a longer form of length is no resPQ.
  if (end < 1 + headBytes + 4 + nonceBytes || words > 0x7e) return 'other';
  if (packet.length < end) return 'part';
  const view = new DataView(packet.buffer, packet.byteOffset + 1, end - 1);
  const isPlain = view.getBigUint64(0, true) === 0n;
  const isResPq = view.getUint32(headBytes, true) === constructors.resPq;
  const repeats = nonce.every((byte, index) => view.getUint8(headBytes + 4 + index) === byte);
  return isPlain && isResPq && repeats ? 'own' : 'other';
}
