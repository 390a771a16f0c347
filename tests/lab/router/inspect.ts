import type { Censor } from '../censor/censor.ts';
import type { Fate, InFlow, Passing } from '../censor/inspector.ts';
import { flag, type Packet, payloadOf, tcp } from '../wire/packet.ts';
import { readStun } from '../wire/stun.ts';
import type { Counter } from './counters.ts';
import { readFirstMessage } from './first-message.ts';
import type { Flow } from './flow.ts';

/** Decides whether the packet passes, and counts it. */
export function inspect(passing: Passing, censor: Censor, counter: Counter): Fate {
  const { packet, flow, direction } = passing;
  count(passing, counter);
  if (flow !== undefined) follow(flow, packet);
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

/** Updates the state of the flow. */
function follow(flow: Flow, packet: Packet): void {
  if (packet.end > packet.payloadAt) {
    flow.dataPackets += 1;
    flow.dataBytes += packet.end - packet.payloadAt;
  }
  if (packet.flags & (flag.fin | flag.rst) && flow.state === 'open') flow.state = 'ended';
}

function read(passing: InFlow, censor: Censor, counter: Counter): Fate {
  const { packet, flow } = passing;
  const message = readFirstMessage(flow, packet);
  const at = Date.now();
  const stun = readStun(payloadOf(packet));
  if (stun) counter.stun.push({ at, host: flow.host ?? flow.server, port: flow.serverPort, ...stun });
  switch (message?.kind) {
    case 'client-hello':
      flow.name = message.name;
      counter.handshakes.push({ at, name: message.name, address: flow.server, shape: message.shape });
      return censor.clientHello(passing, message.name);
    case 'request':
      flow.name = message.host;
      counter.requests.push({ at, host: message.host, head: message.head });
      return censor.request(passing, message.host);
    case 'query': {
      const { name, type } = message.question;
      counter.queries.push({ at, name, type, resolver: flow.server });
      return censor.query(passing, message.question);
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
