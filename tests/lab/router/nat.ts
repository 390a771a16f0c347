import { clientAddress, type Uplink, uplinks } from '../fixed-addresses.ts';
import { addressBytes } from '../wire/address.ts';
import { fillChecksums } from '../wire/checksum.ts';
import { destinationOf, type Packet, sourceOf } from '../wire/packet.ts';
import type { Flow } from './flow.ts';

/** Translates between the client's own address and those that servers see. */
export interface Nat {
  /** Rewrites an outgoing packet: to a public address of the uplink, and to the port of a box that answers instead of the server. */
  readonly translateUp: (packet: Packet, flow: Flow | undefined) => void;
  /** The same for incoming packets. `flow` was found by the real source port. */
  readonly translateDown: (packet: Packet, flow: Flow | undefined) => void;
  readonly setUplink: (uplink: Uplink) => void;
}

export function makeNat(): Nat {
  /** The client's own address that was used last. */
  const own = addressBytes(clientAddress.own);
  let outside = poolOf('own');
  return {
    translateUp(packet, flow) {
      if (packet.version === 4) {
        sourceOf(packet).copy(own);
        const address = outside.first + (flow ? numberOf(flow) % outside.size : 0);
        sourceOf(packet).writeUInt32BE(address);
      }
      if (flow?.redirectedTo !== undefined) packet.bytes.writeUInt16BE(flow.redirectedTo, packet.transportAt + 2);
      fillChecksums(packet);
    },
    translateDown(packet, flow) {
      if (packet.version === 4) own.copy(destinationOf(packet));
      if (flow?.redirectedTo !== undefined && packet.sourcePort === flow.redirectedTo) {
        packet.sourcePort = flow.serverPort;
        packet.bytes.writeUInt16BE(flow.serverPort, packet.transportAt);
      }
      fillChecksums(packet);
    },
    setUplink(uplink) {
      outside = poolOf(uplink);
    },
  };
}

function poolOf(uplink: Uplink): { readonly first: number; readonly size: number } {
  const [first = '', length] = uplinks[uplink].split('/');
  return { first: addressBytes(first).readUInt32BE(), size: 2 ** (32 - Number(length)) };
}

/** A number that is the same for all packets of a connection, and differs between connections. */
function numberOf({ clientPort, serverPort, serverBytes }: Flow): number {
  return clientPort * 31 + serverPort * 7 + (serverBytes.at(-1) ?? 0);
}
