import type { Censor } from '../censor/censor.ts';
import type { Fate, InFlow, Passing } from '../censor/inspector.ts';
import { flag, type Packet, tcp } from '../wire/packet.ts';
import type { Counter } from './counters.ts';
import type { Flow } from './flow.ts';
import { readOpening } from './opening.ts';

/** Does the packet go on? Counts what it is on the way. */
export function inspect(passing: Passing, censor: Censor, counter: Counter): Fate {
  const { packet, flow, direction } = passing;
  count(passing, counter);
  if (flow !== undefined && packet.protocol === tcp) follow(flow, packet);
  if (flow?.state === 'dead' || censor.packet(passing) === 'drop') return 'drop';
  if (flow === undefined || direction === 'down') return 'pass';
  const inFlow = { packet, flow, direction };
  if (!isSyn(packet)) return read(inFlow, censor, counter);
  const at = (packet.sequence + 1) >>> 0;
  if (flow.firstByte === undefined) {
    flow.firstByte = at;
    counter.connections.push({ at: Date.now(), address: flow.server, port: flow.serverPort });
  }
  return censor.connecting(inFlow);
}

const isSyn = ({ protocol, flags }: Packet) => protocol === tcp && (flags & (flag.syn | flag.ack)) === flag.syn;

/** Keeps the flow's own account up to date. */
function follow(flow: Flow, packet: Packet): void {
  if (packet.end > packet.payloadAt) {
    flow.dataPackets += 1;
    flow.dataBytes += packet.end - packet.payloadAt;
  }
  if (packet.flags & (flag.fin | flag.rst) && flow.state === 'open') flow.state = 'ended';
}

function read(passing: InFlow, censor: Censor, counter: Counter): Fate {
  const { packet, flow } = passing;
  const opening = readOpening(flow, packet);
  const at = Date.now();
  switch (opening?.kind) {
    case 'client-hello':
      flow.name = opening.name;
      counter.handshakes.push({ at, name: opening.name, address: flow.server });
      return censor.clientHello(passing, opening.name);
    case 'request':
      flow.name = opening.host;
      counter.requests.push({ at, host: opening.host });
      return censor.request(passing, opening.host);
    case 'query': {
      const { name, type } = opening.question;
      counter.queries.push({ at, name, type, resolver: flow.server });
      return censor.query(passing, opening.question);
    }
    default:
      return 'pass';
  }
}

function count({ packet, flow, direction }: Passing, { bytes }: Counter): void {
  const key = flow?.host ?? flow?.server ?? 'icmp';
  const sums = bytes[key] ?? { up: 0, down: 0 };
  sums[direction] += packet.bytes.length;
  bytes[key] = sums;
}
