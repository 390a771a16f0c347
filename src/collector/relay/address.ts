import { isIPv4, isIPv6 } from 'node:net';

/** The 4 or 16 bytes of an address; undefined where the text is none. IPv4 inside of IPv6 is IPv4. */
export function bytesOf(address: string): Uint8Array | undefined {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return Uint8Array.from(plain.split('.'), Number);
  if (!isIPv6(plain)) return undefined;
  const bytes = bytesOfIpv6(plain);
  return startsWith(bytes, mappedPrefix) ? bytes.subarray(mappedPrefix.length) : bytes;
}

const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function bytesOfIpv6(address: string): Uint8Array {
  // The last four bytes may be written as IPv4.
  const ipv4 = /(?:\d+\.){3}\d+$/.exec(address)?.[0];
  const tail = ipv4?.split('.').map(Number) ?? [];
  const groups = ipv4 === undefined ? address : address.slice(0, -ipv4.length).replace(/([^:]):$/, '$1');
  const [before = '', after = ''] = groups.split('::');
  const head = bytesOfGroups(before);
  const rest = [...bytesOfGroups(after), ...tail];
  const bytes = new Uint8Array(16);
  bytes.set(head);
  bytes.set(rest, 16 - rest.length);
  return bytes;
}

function bytesOfGroups(text: string): number[] {
  return text
    .split(':')
    .filter((group) => group !== '')
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff]);
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

/** The first bits of an address, as a key: two addresses have the same where they share them. */
export function firstBits(bytes: Uint8Array, count: number): string {
  const kept = bytes.slice(0, Math.ceil(count / 8));
  const last = kept.length - 1;
  const spare = kept.length * 8 - count;
  if (last >= 0) kept[last] = (kept[last] ?? 0) & (0xff << spare);
  return `${bytes.length}/${count}/${Buffer.from(kept).toString('base64')}`;
}
