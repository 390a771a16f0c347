/** The two lines of RFC 1035 that a resolver over https needs: a question for A records, and the addresses of an answer. */

const typeA = 1;
const headerBytes = 12;

/** A query for the A records of `name`, in wire format. The id is 0, as RFC 8484 section 4.1 advises. */
export function encodeQuestion(name: string): Uint8Array {
  const labels = name.split('.').map((label) => new TextEncoder().encode(label));
  if (labels.some((label) => label.length === 0 || label.length > 63)) throw new RangeError(`not a host name: ${name}`);
  const recursionDesired = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([
    ...recursionDesired,
    ...labels.flatMap((label) => [label.length, ...label]),
    0,
    0,
    typeA,
    0,
    1,
  ]);
}

export interface DnsAnswer {
  /** RFC 1035, section 4.1.1: 0 = no error, 3 = no such name. */
  readonly code: number;
  /** Dotted IPv4 addresses. */
  readonly addresses: readonly string[];
}

/** Reads an answer in wire format; undefined when the bytes are not one. */
export function decodeAnswer(bytes: Uint8Array): DnsAnswer | undefined {
  if (bytes.length < headerBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  if ((flags & 0x8000) === 0) return undefined;
  let at: number | undefined = headerBytes;
  for (let questions = view.getUint16(4); questions > 0; questions--) {
    at = afterName(bytes, at);
    if (at === undefined) return undefined;
    at += 4;
  }
  const addresses: string[] = [];
  for (let answers = view.getUint16(6); answers > 0; answers--) {
    at = afterName(bytes, at);
    if (at === undefined || at + 10 > bytes.length) return undefined;
    const type = view.getUint16(at);
    const length = view.getUint16(at + 8);
    const start = at + 10;
    if (start + length > bytes.length) return undefined;
    if (type === typeA && length === 4) addresses.push(bytes.subarray(start, start + 4).join('.'));
    at = start + length;
  }
  return { code: flags & 0x000f, addresses };
}

/** The offset behind a name: labels up to an empty one or a compression pointer. */
function afterName(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return undefined;
    if (length === 0) return at + 1;
    if ((length & 0xc0) === 0xc0) return at + 2;
    at += 1 + length;
  }
}
