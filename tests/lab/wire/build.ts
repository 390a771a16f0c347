import { fillChecksums } from './checksum.ts';
import { emptyPacket, icmp, icmpv6, type Packet, readPacket, tcp, udp } from './packet.ts';

/** Source and destination of a packet to build. */
export interface Ends {
  readonly source: Buffer;
  readonly sourcePort: number;
  readonly destination: Buffer;
  readonly destinationPort: number;
}

export interface Segment {
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly payload?: Buffer;
}

export function buildTcp(ends: Ends, { sequence, acknowledgement, flags, payload = Buffer.alloc(0) }: Segment): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(ends.sourcePort, 0);
  header.writeUInt16BE(ends.destinationPort, 2);
  header.writeUInt32BE(sequence >>> 0, 4);
  header.writeUInt32BE(acknowledgement >>> 0, 8);
  header[12] = 0x50;
  header[13] = flags;
  header.writeUInt16BE(0xffff, 14);
  return wrap(ends.source, ends.destination, tcp, Buffer.concat([header, payload]));
}

export function buildUdp(ends: Ends, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(ends.sourcePort, 0);
  header.writeUInt16BE(ends.destinationPort, 2);
  header.writeUInt16BE(8 + payload.length, 4);
  return wrap(ends.source, ends.destination, udp, Buffer.concat([header, payload]));
}

export type Unreachable = 'host-unreachable' | 'port-unreachable' | 'admin-prohibited';

/** Type and code of each message in ICMP (RFC 792, RFC 1812) and in ICMPv6 (RFC 4443). */
const unreachable: Readonly<Record<Unreachable, { readonly v4: number; readonly v6: number }>> = {
  'host-unreachable': { v4: 1, v6: 3 },
  'port-unreachable': { v4: 3, v6: 4 },
  'admin-prohibited': { v4: 13, v6: 1 },
};

/** Tells the sender of `packet`, in the name of `router`, that it did not arrive. */
export function buildUnreachable(packet: Packet, router: Buffer, sender: Buffer, what: Unreachable): Buffer {
  const quoted = packet.bytes.subarray(0, Math.min(packet.end, packet.version === 4 ? packet.transportAt + 8 : 1200));
  const header = Buffer.alloc(8);
  header[0] = packet.version === 4 ? 3 : 1;
  header[1] = packet.version === 4 ? unreachable[what].v4 : unreachable[what].v6;
  return wrap(router, sender, packet.version === 4 ? icmp : icmpv6, Buffer.concat([header, quoted]));
}

const scratch = emptyPacket();

function wrap(source: Buffer, destination: Buffer, protocol: number, carried: Buffer): Buffer {
  const bytes =
    source.length === 4 ? ipv4(source, destination, protocol, carried) : ipv6(source, destination, protocol, carried);
  readPacket(bytes, scratch);
  fillChecksums(scratch);
  return bytes;
}

function ipv4(source: Buffer, destination: Buffer, protocol: number, carried: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x45;
  header.writeUInt16BE(20 + carried.length, 2);
  header[8] = 64;
  header[9] = protocol;
  return Buffer.concat([header, source, destination, carried]);
}

function ipv6(source: Buffer, destination: Buffer, protocol: number, carried: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header[0] = 0x60;
  header.writeUInt16BE(carried.length, 4);
  header[6] = protocol;
  header[7] = 64;
  return Buffer.concat([header, source, destination, carried]);
}
