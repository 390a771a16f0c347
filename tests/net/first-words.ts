import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { WebSocket } from 'ws';

/** The protocols in which a client speaks first on a message channel. */
export type Protocol = 'mtproto' | 'noise';

/** Answers the client's first word as real servers do. What they would not accept ends the channel. */
export const answerFirstWord: Readonly<Record<Protocol, (socket: WebSocket) => void>> = {
  mtproto: speakMtproto,
  noise: speakNoise,
};

/**
 * A server of Telegram behind its obfuscated transport, up to resPQ.
 * @source core.telegram.org/mtproto/mtproto-transports, /mtproto/description and /mtproto/auth_key
 */
function speakMtproto(socket: WebSocket): void {
  let said = Buffer.alloc(0);
  let opener: ReturnType<typeof createDecipheriv> | undefined;
  let sealer: ReturnType<typeof createCipheriv> | undefined;
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return socket.close(1003);
    let fresh = data;
    if (!opener) {
      said = Buffer.concat([said, data]);
      if (said.length < 64) return;
      const start = said.subarray(0, 64);
      const backwards = Buffer.from(start).reverse();
      opener = createDecipheriv('aes-256-ctr', start.subarray(8, 40), start.subarray(40, 56));
      sealer = createCipheriv('aes-256-ctr', backwards.subarray(8, 40), backwards.subarray(40, 56));
      const mark = opener.update(start).readUInt32BE(56);
      // Only the transport that web clients use.
      if (mark !== 0xefefefef || isAnotherProtocol(start)) return socket.terminate();
      fresh = said.subarray(64);
      said = Buffer.alloc(0);
    }
    said = Buffer.concat([said, opener.update(fresh)]);
    const [words = 0] = said;
    const packet = said.subarray(1, 1 + 4 * words);
    if (words === 0 || words > 0x7e || packet.length < 4 * words) return;
    const answer = packetOf(resPq(packet) ?? errorNotFound);
    if (sealer) socket.send(sealer.update(answer));
    said = said.subarray(1 + 4 * words);
  });
}

/** Whether a start begins like HTTP, TLS or another transport, for which servers would take it. */
function isAnotherProtocol(start: Buffer): boolean {
  const others = ['HEAD', 'POST', 'GET ', 'OPTI'].map((word) => Buffer.from(word).readUInt32LE());
  const first = start.readUInt32LE();
  return (
    start[0] === 0xef || start.readUInt32LE(4) === 0 || [...others, 0x02010316, 0xdddddddd, 0xeeeeeeee].includes(first)
  );
}

const packetOf = (message: Buffer) => Buffer.concat([Buffer.from([message.length / 4]), message]);

/** -404, as for a message that a server does not know. */
const errorNotFound = Buffer.from([0x6c, 0xfe, 0xff, 0xff]);

/** How far the clock of a client may be off, seconds: 300 behind, 30 ahead. */
const clock = { behind: 300, ahead: 30 } as const;

function resPq(request: Buffer): Buffer | undefined {
  const id = request.length === 40 ? request.readBigUInt64LE(8) : 0n;
  const ageSeconds = Date.now() / 1000 - Number(id >> 32n);
  const isSound =
    request.length === 40 &&
    request.readBigUInt64LE(0) === 0n &&
    id % 4n === 0n &&
    ageSeconds < clock.behind &&
    ageSeconds > -clock.ahead &&
    request.readUInt32LE(16) === 20 &&
    request.readUInt32LE(20) === 0xbe7e8ef1;
  if (!isSound) return undefined;
  const head = Buffer.alloc(24);
  head.writeBigUInt64LE((BigInt(Math.floor(Date.now() / 1000)) << 32n) | 1n, 8);
  head.writeUInt32LE(64, 16);
  head.writeUInt32LE(0x05162463, 20);
  // The product of two primes, and the fingerprint of a key, as in the samples of the documentation.
  const rest = Buffer.from('0817ed48941a08f98100000015c4b51c01000000216be86c022bb4c3', 'hex');
  return Buffer.concat([head, request.subarray(24, 40), randomBytes(16), rest]);
}

/**
 * A server of WhatsApp, up to its hello.
 * @source The Noise Protocol Framework, sections 5 and 7.5 (XX); tulir/whatsmeow socket/noisehandshake.go, handshake.go
 */
function speakNoise(socket: WebSocket): void {
  let said = Buffer.alloc(0);
  const intro = Buffer.from([0x57, 0x41, 6, 3]);
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return socket.close(1003);
    said = Buffer.concat([said, data]);
    if (said.length < 7) return;
    const length = said.readUIntBE(4, 3);
    if (!said.subarray(0, 4).equals(intro)) return socket.terminate();
    if (said.length < 7 + length) return;
    const hello = said.subarray(7, 7 + length);
    // HandshakeMessage { clientHello = 2 { ephemeral = 1 } }
    const isHello = hello.length === 36 && hello.readUInt32BE() === 0x12220a20;
    if (!isHello) return socket.terminate();
    const answer = serverHello(intro, hello.subarray(4));
    const head = Buffer.alloc(3);
    head.writeUIntBE(answer.length, 0, 3);
    socket.send(Buffer.concat([head, answer]));
  });
}

function serverHello(prologue: Buffer, theirs: Buffer): Buffer {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const ephemeral = generateKeyPairSync('x25519');
  const lasting = generateKeyPairSync('x25519');
  const protocol = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
  let chain = protocol;
  let hash = sha256(sha256(protocol, prologue), theirs);
  const seal = (key: Buffer, plain: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(hash);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    hash = sha256(hash, sealed);
    return sealed;
  };
  const mix = (secret: Buffer) => {
    const early = createHmac('sha256', chain).update(secret).digest();
    chain = createHmac('sha256', early)
      .update(Buffer.from([1]))
      .digest();
    return createHmac('sha256', early)
      .update(chain)
      .update(Buffer.from([2]))
      .digest();
  };
  const publicKey = publicKeyOf(theirs);
  hash = sha256(hash, rawOf(ephemeral.publicKey));
  const ours = seal(mix(diffieHellman({ privateKey: ephemeral.privateKey, publicKey })), rawOf(lasting.publicKey));
  // Of the two certificates only the length is like that of real ones.
  const payload = seal(mix(diffieHellman({ privateKey: lasting.privateKey, publicKey })), randomBytes(234));
  const fields = [field(1, rawOf(ephemeral.publicKey)), field(2, ours), field(3, payload)];
  return field(3, Buffer.concat(fields));
}

/** The head of an X25519 key in DER (RFC 8410). */
const spki = Buffer.from('302a300506032b656e032100', 'hex');

const rawOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).subarray(spki.length);

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, raw]), type: 'spki', format: 'der' });
}

/** A field with a length (Protocol Buffers: Encoding). */
function field(number: number, value: Buffer): Buffer {
  const length = value.length < 128 ? [value.length] : [(value.length & 0x7f) | 0x80, value.length >> 7];
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length]), value]);
}
