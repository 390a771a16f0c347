import { addressBytes } from './address.ts';

/** The part of STUN (RFC 8489) that answers a binding, or a TURN allocation without credentials. */
const cookie = 0x2112a442;
const bindingRequest = 0x0001;
const allocateRequest = 0x0003;
const headerBytes = 20;

/** The length of the message that starts here; undefined if it is not STUN. */
export function stunLength(bytes: Buffer): number | undefined {
  if (bytes.length < headerBytes || bytes.readUInt32BE(4) !== cookie) return undefined;
  return headerBytes + bytes.readUInt16BE(2);
}

/** The answers of a public server: the peer's address to a binding, 401 to an allocation. */
export function answerStun(
  request: Buffer,
  peer: { readonly address: string; readonly port: number },
): Buffer | undefined {
  if (stunLength(request) === undefined) return undefined;
  const transaction = request.subarray(4, headerBytes);
  switch (request.readUInt16BE(0)) {
    case bindingRequest:
      return message(0x0101, transaction, [xorMappedAddress(transaction, peer.address, peer.port)]);
    case allocateRequest:
      return message(0x0113, transaction, [
        attribute(0x0009, Buffer.concat([Buffer.from([0, 0, 4, 1]), Buffer.from('Unauthorized')])),
        attribute(0x0014, Buffer.from('relay.example')),
        attribute(0x0015, Buffer.from('c0ffee')),
      ]);
    default:
      return undefined;
  }
}

/** The type of a message and of its attributes, with the user name if there is one. */
export interface StunRead {
  readonly type: number;
  readonly attributes: readonly number[];
  readonly username?: string;
}

const usernameAttribute = 0x0006;

/** Reads the message that starts here; undefined if it is incomplete. */
export function readStun(bytes: Buffer): StunRead | undefined {
  const length = stunLength(bytes);
  if (length === undefined || bytes.length < length) return undefined;
  const attributes: number[] = [];
  let username: string | undefined;
  for (let at = headerBytes; at + 4 <= length; ) {
    const type = bytes.readUInt16BE(at);
    const size = bytes.readUInt16BE(at + 2);
    attributes.push(type);
    if (type === usernameAttribute) username = bytes.toString('utf8', at + 4, at + 4 + size);
    at += 4 + size + ((4 - (size % 4)) % 4);
  }
  return { type: bytes.readUInt16BE(0), attributes, ...(username === undefined ? {} : { username }) };
}

function message(type: number, transaction: Buffer, attributes: readonly Buffer[]): Buffer {
  const body = Buffer.concat(attributes);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, transaction, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function xorMappedAddress(transaction: Buffer, address: string, port: number): Buffer {
  const bytes = addressBytes(address.replace(/^::ffff:/, ''));
  const masked = bytes.map((byte, index) => byte ^ (transaction[index] ?? 0));
  const head = Buffer.from([0, bytes.length === 4 ? 1 : 2, 0, 0]);
  head.writeUInt16BE(port ^ (cookie >>> 16), 2);
  return attribute(0x0020, Buffer.concat([head, masked]));
}
