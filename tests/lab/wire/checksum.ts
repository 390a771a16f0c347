import { destinationOf, icmpv6, type Packet, sourceOf, tcp, udp } from './packet.ts';

/** The offset of the checksum in the header of each protocol. */
const checksumAt: Readonly<Record<number, number>> = { [tcp]: 16, [udp]: 6, 1: 2, [icmpv6]: 2 };

/** Writes the checksums of the IP header and of what it carries (RFC 1071; RFC 8200 8.1 for IPv6). */
export function fillChecksums(packet: Packet): void {
  const { bytes, version, protocol, transportAt, end } = packet;
  if (version === 4) {
    bytes.writeUInt16BE(0, 10);
    bytes.writeUInt16BE(fold(sum(bytes, 0, transportAt)), 10);
  }
  const offset = checksumAt[protocol];
  if (offset === undefined) return;
  const at = transportAt + offset;
  bytes.writeUInt16BE(0, at);
  const pseudoHeader =
    protocol === 1 ? 0 : sumOf(sourceOf(packet)) + sumOf(destinationOf(packet)) + protocol + end - transportAt;
  const result = fold(pseudoHeader + sum(bytes, transportAt, end));
  // In UDP zero means "no checksum".
  bytes.writeUInt16BE(result === 0 && protocol === udp ? 0xffff : result, at);
}

const sumOf = (bytes: Buffer) => sum(bytes, 0, bytes.length);

function sum(bytes: Buffer, from: number, to: number): number {
  let total = 0;
  for (let at = from; at + 1 < to; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (to - from) % 2 === 1 ? total + ((bytes[to - 1] ?? 0) << 8) : total;
}

function fold(total: number): number {
  let rest = total;
  while (rest > 0xffff) rest = Math.floor(rest / 0x10000) + (rest & 0xffff);
  return ~rest & 0xffff;
}
