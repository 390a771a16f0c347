import { addressText } from '../wire/address.ts';
import { destinationOf, flag, type Packet, sourceOf, tcp } from '../wire/packet.ts';
import type { Flow } from './flow.ts';

export type Direction = 'up' | 'down';

export interface FlowTable {
  /** The flow of a TCP or UDP packet, created if there is none. */
  readonly of: (packet: Packet, direction: Direction) => Flow;
  /** Makes answers from `port` of the same address belong to the flow. */
  readonly redirect: (flow: Flow, port: number) => void;
  readonly all: () => Iterable<Flow>;
}

const maxFlows = 4096;

export function makeFlowTable(hostAt: (address: string) => string | undefined): FlowTable {
  // Searching by ports leaves one or two flows, without building a string for every packet.
  const byPorts = new Map<number, Flow[]>();
  const flows = new Set<Flow>();

  const put = (port: number, flow: Flow) => {
    const key = flow.clientPort * 0x10000 + port;
    const others = (byPorts.get(key) ?? []).filter((other) => !isSamePeer(other, flow.protocol, flow.serverBytes));
    byPorts.set(key, [...others, flow]);
  };
  const add = (packet: Packet, clientPort: number, serverPort: number, address: Buffer): Flow => {
    const server = addressText(address);
    const flow: Flow = {
      protocol: packet.protocol,
      clientPort,
      serverPort,
      serverBytes: Buffer.from(address),
      server,
      host: hostAt(server),
      startedAt: performance.now(),
      state: 'open',
      dataPackets: 0,
      dataBytes: 0,
      firstSegments: [],
    };
    if (flows.size >= maxFlows) forgetOldest();
    flows.add(flow);
    put(serverPort, flow);
    return flow;
  };
  const forgetOldest = () => {
    const [oldest] = flows;
    if (oldest === undefined) return;
    flows.delete(oldest);
    for (const [key, list] of byPorts) {
      if (!list.includes(oldest)) continue;
      const others = list.filter((flow) => flow !== oldest);
      if (others.length > 0) byPorts.set(key, others);
      else byPorts.delete(key);
    }
  };

  return {
    of(packet, direction) {
      const up = direction === 'up';
      const clientPort = up ? packet.sourcePort : packet.destinationPort;
      const serverPort = up ? packet.destinationPort : packet.sourcePort;
      const address = up ? destinationOf(packet) : sourceOf(packet);
      const known = byPorts
        .get(clientPort * 0x10000 + serverPort)
        ?.find((flow) => isSamePeer(flow, packet.protocol, address));
      if (known !== undefined && !startsAnew(known, packet, up)) return known;
      if (known !== undefined) flows.delete(known);
      return add(packet, clientPort, serverPort, address);
    },
    redirect(flow, port) {
      flow.redirectedTo = port;
      put(port, flow);
    },
    all: () => flows,
  };
}

const isSamePeer = (flow: Flow, protocol: number, server: Buffer) =>
  flow.protocol === protocol && flow.serverBytes.equals(server);

/** A SYN with another sequence number than the flow's: the client reuses the port. */
function startsAnew(flow: Flow, packet: Packet, up: boolean): boolean {
  const opens = packet.protocol === tcp && up && (packet.flags & (flag.syn | flag.ack)) === flag.syn;
  return opens && flow.firstByte !== undefined && flow.firstByte !== (packet.sequence + 1) >>> 0;
}
