/** The part of RFC 1035 that resolvers over https need: a query for addresses, and the addresses in an answer. */

/** RFC 1035, section 3.2.2, and RFC 3596, section 2.1. */
export const typeNumbers = { A: 1, AAAA: 28 } as const;
export type RecordType = keyof typeof typeNumbers;

const headerBytes = 12;

/** A query for the records of `name`, in wire format. The id is 0, as RFC 8484 section 4.1 advises. */
export function encodeQuestion(name: string, type: RecordType): Uint8Array {
  const labels = name.split('.').map((label) => new TextEncoder().encode(label));
  if (labels.some((label) => label.length === 0 || label.length > 63)) throw new RangeError(`not a host name: ${name}`);
  const recursionDesired = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([
    ...recursionDesired,
    ...labels.flatMap((label) => [label.length, ...label]),
    0,
    0,
    typeNumbers[type],
    0,
    1,
  ]);
}

export interface DnsAnswer {
  /** RFC 1035, section 4.1.1: 0 = no error, 3 = no such name. */
  readonly code: number;
  /** Dotted IPv4 addresses, and IPv6 addresses as browsers write them. */
  readonly addresses: readonly string[];
}

/** Reads an answer in wire format; undefined when it is malformed. */
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
    const data = bytes.subarray(start, start + length);
    if (type === typeNumbers.A && length === 4) addresses.push(data.join('.'));
    if (type === typeNumbers.AAAA && length === 16) addresses.push(...readIpv6(ipv6Text(data)));
    at = start + length;
  }
  return { code: flags & 0x000f, addresses };
}

function ipv6Text(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: 8 }, (_, group) => view.getUint16(2 * group).toString(16)).join(':');
}

/** The address as browsers write it, so that each address has one form; empty when the text is not an address. */
export function readIpv6(text: string): string[] {
  const url = `http://[${text}]/`;
  return URL.canParse(url) ? [new URL(url).hostname.slice(1, -1)] : [];
}

/** The offset after a name, which ends with an empty label or a compression pointer. */
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
