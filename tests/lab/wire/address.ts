import { isIP } from 'node:net';

/** Formats an address; IPv6 in the shortest form (RFC 5952), so that equal addresses are equal strings. */
export function addressText(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

export function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const start = groups(left);
  const end = right === undefined ? [] : groups(right);
  const bytes = Buffer.alloc(16);
  for (const [index, group] of start.entries()) bytes.writeUInt16BE(group, index * 2);
  for (const [index, group] of end.entries()) bytes.writeUInt16BE(group, 16 - (end.length - index) * 2);
  return bytes;
}
