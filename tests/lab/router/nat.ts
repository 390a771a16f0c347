import { clientAddress } from '../fixed-addresses.ts';
import { addressBytes } from '../wire/address.ts';
import { fillChecksums } from '../wire/checksum.ts';
import { destinationOf, type Packet, sourceOf } from '../wire/packet.ts';
import type { Flow } from './flow.ts';

/** The client's own address, the last one that it used. */
const own = addressBytes(clientAddress.own);
const outside = addressBytes(clientAddress.public);

/** Rewrites an outgoing packet: to the client's public address, and to the port of a box that answers instead of the server. */
export function translateUp(packet: Packet, flow: Flow | undefined): void {
  if (packet.version === 4) {
    sourceOf(packet).copy(own);
    outside.copy(sourceOf(packet));
  }
  if (flow?.redirectedTo !== undefined) packet.bytes.writeUInt16BE(flow.redirectedTo, packet.transportAt + 2);
  fillChecksums(packet);
}

/** The same for incoming packets. `flow` was found by the real source port. */
export function translateDown(packet: Packet, flow: Flow | undefined): void {
  if (packet.version === 4) own.copy(destinationOf(packet));
  if (flow?.redirectedTo !== undefined && packet.sourcePort === flow.redirectedTo) {
    packet.sourcePort = flow.serverPort;
    packet.bytes.writeUInt16BE(flow.serverPort, packet.transportAt);
  }
  fillChecksums(packet);
}
