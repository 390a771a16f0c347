/** The first bytes of a connection: a ClientHello (RFC 8446 4.1.2), a part of one, or something else. */
export type FirstBytes =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'hello'; readonly serverName: string | undefined };

const handshakeRecord = 0x16;
const clientHello = 0x01;
const serverNameExtension = 0;

/** Reads a ClientHello that may span several TCP segments and several TLS records. */
export function readFirstBytes(bytes: Buffer): FirstBytes {
  if (bytes.length === 0) return { kind: 'incomplete' };
  if (bytes[0] !== handshakeRecord) return { kind: 'plain' };
  const message = joinRecords(bytes);
  if (message.length < 4) return { kind: 'incomplete' };
  if (message[0] !== clientHello) return { kind: 'plain' };
  const length = message.readUIntBE(1, 3);
  if (message.length < 4 + length) return { kind: 'incomplete' };
  return { kind: 'hello', serverName: serverNameOf(message.subarray(4, 4 + length)) };
}

/** The handshake bytes of all records; the last record may be incomplete. */
export function joinRecords(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === handshakeRecord; ) {
    const length = bytes.readUInt16BE(at + 3);
    parts.push(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return Buffer.concat(parts);
}

function serverNameOf(hello: Buffer): string | undefined {
  let at = 2 + 32;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  if (at + 2 > hello.length) return undefined;
  const end = at + 2 + hello.readUInt16BE(at);
  for (at += 2; at + 4 <= end; ) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    // A list of names with one entry of type host_name (RFC 6066 3).
    if (type === serverNameExtension) return hello.toString('latin1', at + 9, at + 4 + length).toLowerCase();
    at += 4 + length;
  }
  return undefined;
}
