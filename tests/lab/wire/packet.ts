/** Offsets and fields of a raw IP packet. The router reuses one record for all packets. */
export interface Packet {
  bytes: Buffer;
  version: 4 | 6;
  /** The IANA number of the transport protocol. */
  protocol: number;
  /** The offset of the transport header. */
  transportAt: number;
  payloadAt: number;
  end: number;
  sourcePort: number;
  destinationPort: number;
  /** TCP only: flags, sequence and acknowledgement numbers. */
  flags: number;
  sequence: number;
  acknowledgement: number;
}

export const tcp = 6;
export const udp = 17;
export const icmp = 1;
export const icmpv6 = 58;

export const flag = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;

export function emptyPacket(): Packet {
  return {
    bytes: Buffer.alloc(0),
    version: 4,
    protocol: 0,
    transportAt: 0,
    payloadAt: 0,
    end: 0,
    sourcePort: 0,
    destinationPort: 0,
    flags: 0,
    sequence: 0,
    acknowledgement: 0,
  };
}

/** Reads `bytes` into `packet`; false if they are no packet that a router could forward. */
export function readPacket(bytes: Buffer, packet: Packet): boolean {
  if (bytes.length < 20) return false;
  const version = (bytes[0] ?? 0) >> 4;
  packet.bytes = bytes;
  if (version === 4) readIpv4(bytes, packet);
  else if (version === 6 && bytes.length >= 40) readIpv6(bytes, packet);
  else return false;
  return packet.end <= bytes.length && readTransport(bytes, packet);
}

function readIpv4(bytes: Buffer, packet: Packet): void {
  packet.version = 4;
  packet.protocol = bytes[9] ?? 0;
  packet.transportAt = ((bytes[0] ?? 0) & 0x0f) * 4;
  packet.end = bytes.readUInt16BE(2);
}

/** Extension headers are not parsed, since browsers' TCP and UDP do not use them. */
function readIpv6(bytes: Buffer, packet: Packet): void {
  packet.version = 6;
  packet.protocol = bytes[6] ?? 0;
  packet.transportAt = 40;
  packet.end = 40 + bytes.readUInt16BE(4);
}

function readTransport(bytes: Buffer, packet: Packet): boolean {
  const { protocol, transportAt: at, end } = packet;
  packet.payloadAt = at;
  packet.flags = 0;
  packet.sourcePort = 0;
  packet.destinationPort = 0;
  if (protocol !== tcp && protocol !== udp) return true;
  if (at + 8 > end) return false;
  packet.sourcePort = bytes.readUInt16BE(at);
  packet.destinationPort = bytes.readUInt16BE(at + 2);
  packet.payloadAt = at + 8;
  if (protocol === udp) return true;
  if (at + 20 > end) return false;
  packet.sequence = bytes.readUInt32BE(at + 4);
  packet.acknowledgement = bytes.readUInt32BE(at + 8);
  packet.payloadAt = at + ((bytes[at + 12] ?? 0) >> 4) * 4;
  packet.flags = bytes[at + 13] ?? 0;
  return packet.payloadAt <= end;
}

export function payloadOf(packet: Packet): Buffer {
  return packet.bytes.subarray(packet.payloadAt, packet.end);
}

export function sourceOf({ bytes, version }: Packet): Buffer {
  return version === 4 ? bytes.subarray(12, 16) : bytes.subarray(8, 24);
}

export function destinationOf({ bytes, version }: Packet): Buffer {
  return version === 4 ? bytes.subarray(16, 20) : bytes.subarray(24, 40);
}
