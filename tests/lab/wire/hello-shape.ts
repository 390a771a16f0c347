import { joinRecords } from '../../net/client-hello.ts';

/** Values of RFC 8701, which clients insert at random. */
const isGrease = (value: number) => (value & 0x0f0f) === 0x0a0a && value >>> 8 === (value & 0xff);

/** Extensions of a resumed session, and padding: they depend on the server. */
const ofSession: ReadonlySet<number> = new Set([21, 35, 41, 42]);
const alpn = 16;

/**
 * The part of a complete ClientHello that distinguishes clients: its cipher suites in order, its set of extensions, and
 * the protocols that it offers. Browsers put the extensions in random order.
 */
export function helloShape(bytes: Buffer): string {
  const hello = joinRecords(bytes).subarray(4);
  let at = 2 + 32;
  at += 1 + hello.readUInt8(at);
  const ciphers = numbersIn(hello.subarray(at + 2, at + 2 + hello.readUInt16BE(at)));
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  const extensions: number[] = [];
  let protocols = '';
  for (at += 2; at + 4 <= hello.length; ) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    if (type === alpn)
      protocols = hello
        .toString('latin1', at + 6, at + 4 + length)
        .replace(/[^ -~]/g, ' ')
        .trim();
    if (!isGrease(type) && !ofSession.has(type)) extensions.push(type);
    at += 4 + length;
  }
  return [ciphers, extensions.toSorted((a, b) => a - b), protocols].join(' / ');
}

function numbersIn(bytes: Buffer): number[] {
  const numbers = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(2 * index));
  return numbers.filter((value) => !isGrease(value));
}
