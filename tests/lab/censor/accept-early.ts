import type { Flow } from '../router/flow.ts';
import { buildTcp } from '../wire/build.ts';
import { fillChecksums } from '../wire/checksum.ts';
import { emptyPacket, flag, type Packet, payloadOf, readPacket, tcp } from '../wire/packet.ts';
import { backwards } from './forge.ts';
import type { Fate, InFlow, MakeInspector, Passing } from './inspector.ts';
import { matcher } from './names.ts';
import type { AcceptEarlyRule } from './rule.ts';

/** The state of one connection that was accepted for its server. */
interface Accepted {
  /** The server's first sequence number is this much larger than the forged one, once it is known. */
  difference?: number;
  /** What the client sent before that. */
  readonly waiting: Buffer[];
}

/** The first sequence number that the client sees. */
const forged = 1000;
const synAck = flag.syn | flag.ack;
const acknowledgementAt = 8;
const sequenceAt = 4;

/**
 * Answers each SYN in the server's name and sends it on; then only sequence numbers are translated. What the client
 * sends before the server's own answer waits, unseen by other rules and by counters.
 */
export const makeAcceptEarly: MakeInspector<AcceptEarlyRule> = (rule, tools) => {
  const matches = matcher(rule);
  const accepted = new Map<Flow, Accepted>();
  const late = emptyPacket();

  const begin = (passing: InFlow): Fate => {
    const { packet, flow } = passing;
    if (!matches(flow.host) || rule.ports?.includes(flow.serverPort) === false) return 'pass';
    if (!accepted.has(flow)) tools.acted();
    accepted.set(flow, { waiting: [] });
    const answer = { sequence: forged, acknowledgement: packet.sequence + 1, flags: synAck };
    tools.toClient(buildTcp(backwards(passing), answer));
    withoutOptions(packet);
    return 'pass';
  };

  const up = (passing: InFlow, state: Accepted): Fate => {
    const { packet } = passing;
    if (state.difference === undefined) {
      if (payloadOf(packet).length > 0) state.waiting.push(Buffer.from(packet.bytes));
      return 'drop';
    }
    acknowledge(packet, state.difference);
    return 'pass';
  };

  const down = (passing: InFlow, state: Accepted): Fate => {
    const { packet } = passing;
    if ((packet.flags & synAck) === synAck) {
      state.difference = packet.sequence - forged;
      const answer = { sequence: packet.acknowledgement, acknowledgement: packet.sequence + 1, flags: flag.ack };
      tools.toServer(buildTcp(backwards(passing), answer));
      for (const bytes of state.waiting.splice(0)) {
        if (readPacket(bytes, late)) acknowledge(late, state.difference);
        tools.toServer(bytes);
      }
      return 'drop';
    }
    // A refused connection has no sequence number of its own.
    const sequence = state.difference === undefined ? forged + 1 : packet.sequence - state.difference;
    packet.bytes.writeUInt32BE(sequence >>> 0, packet.transportAt + sequenceAt);
    fillChecksums(packet);
    return 'pass';
  };

  return {
    packet(passing) {
      if (!isTcp(passing)) return 'pass';
      const { packet, flow, direction } = passing;
      if (direction === 'up' && (packet.flags & synAck) === flag.syn) return begin(passing);
      const state = accepted.get(flow);
      if (state === undefined) return 'pass';
      return direction === 'up' ? up(passing, state) : down(passing, state);
    },
  };
};

const isTcp = (passing: Passing): passing is InFlow => passing.flow !== undefined && passing.packet.protocol === tcp;

/** Checksums are filled in when a packet leaves. */
function acknowledge({ bytes, transportAt, acknowledgement }: Packet, difference: number): void {
  bytes.writeUInt32BE((acknowledgement + difference) >>> 0, transportAt + acknowledgementAt);
}

/** The forged answer agrees to no options, so none may be offered to the server, except the largest segment. */
function withoutOptions({ bytes, transportAt, payloadAt }: Packet): void {
  const largestSegment = 2;
  const from = transportAt + 20;
  bytes.fill(1, bytes[from] === largestSegment ? from + 4 : from, payloadAt);
}
