import { joined } from '../../model/joined.ts';
import { bytesIn, random } from './bytes.ts';
import type { Message, Reading, Word } from './first-word.ts';

/**
 * "WA", the version of the protocol and that of its dictionary. They come once, before the first frame.
 * @source tulir/whatsmeow socket/constants.go; WhiskeySockets/Baileys src/Defaults/index.ts
 */
const intro = [0x57, 0x41, 6, 3] as const;

/** Length of an X25519 key, bytes. */
const keyBytes = 32;

/**
 * Length of the server's key as it is sent, bytes: encrypted with AES-GCM, whose tag has 16.
 * @source The Noise Protocol Framework, section 5.2, pattern XX: `<- e, ee, s, es`
 */
const sealedKeyBytes = keyBytes + 16;

/** Fields of the protocol buffer `HandshakeMessage`, and of its `ClientHello` and `ServerHello`. */
const field = { clientHello: 2, serverHello: 3, ephemeral: 1, static: 2, payload: 3 } as const;

/**
 * WhatsApp's client begins a Noise handshake with a fresh key. The server answers with a fresh key of its own, and with
 * the certificate of its permanent one. The key here is random bytes: nobody has its private half, so nothing can
 * follow.
 */
export async function whatsappWord(): Promise<Word> {
  return { says: [clientHello(ephemeralKey())], read };
}

/** Random bytes that could be an X25519 key: real ones are below 2^255 (RFC 7748, section 5). */
function ephemeralKey(): Uint8Array {
  const key = random(keyBytes);
  key[keyBytes - 1] = (key[keyBytes - 1] ?? 0) & 0x7f;
  return key;
}

/** The 43 bytes of a client's first message: the introduction, and a frame with its hello. */
export function clientHello(ephemeral: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = delimited(field.clientHello, delimited(field.ephemeral, ephemeral));
  return joined([Uint8Array.from(intro), Uint8Array.from([0, 0, message.length]), message]);
}

async function read(came: readonly Message[]): Promise<Reading> {
  const bytes = bytesIn(came);
  if (!bytes) return 'other';
  const [high = 0, middle = 0, low = 0] = bytes;
  const end = frameHead + high * 0x1_0000 + middle * 0x100 + low;
  // Anything that cannot be a hello is not waited for.
  if (bytes.length >= frameHead && end - frameHead > longestHello) return 'other';
  if (bytes.length < frameHead || bytes.length < end) return 'part';
  const hello = fieldsOf(bytes.subarray(frameHead, end))?.get(field.serverHello);
  const parts = hello && fieldsOf(hello);
  const isHello =
    parts?.get(field.ephemeral)?.length === keyBytes &&
    parts.get(field.static)?.length === sealedKeyBytes &&
    parts.has(field.payload);
  return isHello ? 'own' : 'other';
}

/** A frame begins with its length, in three bytes. */
const frameHead = 3;

/**
 * Bytes of the longest frame that is taken for a hello.
 * @source our choice: two keys and two certificates of WhatsApp have less than 500
 */
const longestHello = 4096;

/** A field whose value has less than 128 bytes (Protocol Buffers: Encoding, wire type 2). */
function delimited(number: number, value: Uint8Array): Uint8Array {
  return joined([Uint8Array.from([number * 8 + 2, value.length]), value]);
}

/** The fields of a message whose fields all have a length; undefined if it has others. */
function fieldsOf(message: Uint8Array): ReadonlyMap<number, Uint8Array> | undefined {
  const fields = new Map<number, Uint8Array>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) return undefined;
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < message.length) {
    const tag = varint();
    const length = varint();
    if (tag === undefined || length === undefined || tag % 8 !== 2 || at + length > message.length) return undefined;
    fields.set(Math.floor(tag / 8), message.subarray(at, at + length));
    at += length;
  }
  return fields;
}
