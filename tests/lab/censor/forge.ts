import { buildTcp, buildUdp, type Ends } from '../wire/build.ts';
import { destinationOf, flag, sourceOf, udp } from '../wire/packet.ts';
import type { InFlow, Tools } from './inspector.ts';

/** Forged answers to packets of the client, which are then dropped. */
export const backwards = ({ packet }: InFlow): Ends => ({
  source: destinationOf(packet),
  sourcePort: packet.destinationPort,
  destination: sourceOf(packet),
  destinationPort: packet.sourcePort,
});

const asClient = ({ packet }: InFlow): Ends => ({
  source: sourceOf(packet),
  sourcePort: packet.sourcePort,
  destination: destinationOf(packet),
  destinationPort: packet.destinationPort,
});

/** The sequence number after the packet; SYN and FIN count as one byte each. */
function following({ packet }: InFlow): number {
  const marks = (packet.flags & flag.syn ? 1 : 0) + (packet.flags & flag.fin ? 1 : 0);
  return packet.sequence + packet.end - packet.payloadAt + marks;
}

/** Refuses a SYN as a closed port does. */
export function refuse(passing: InFlow, tools: Tools): void {
  const answer = { sequence: 0, acknowledgement: following(passing), flags: flag.rst | flag.ack };
  tools.toClient(buildTcp(backwards(passing), answer));
}

/** Ends the connection with a reset to both sides. */
export function resetBoth(passing: InFlow, tools: Tools): void {
  const { packet, flow } = passing;
  const answer = { sequence: packet.acknowledgement, acknowledgement: following(passing), flags: flag.rst | flag.ack };
  tools.toClient(buildTcp(backwards(passing), answer));
  resetServer(passing, tools);
  flow.state = 'dead';
}

function resetServer(passing: InFlow, tools: Tools): void {
  const { sequence, acknowledgement } = passing.packet;
  tools.toServer(buildTcp(asClient(passing), { sequence, acknowledgement, flags: flag.rst | flag.ack }));
}

/** Answers instead of the server, ends the connection, and resets the server's side. */
export function answerAndClose(passing: InFlow, tools: Tools, payload: Buffer): void {
  const { packet, flow } = passing;
  const flags = flag.fin | flag.psh | flag.ack;
  const answer = { sequence: packet.acknowledgement, acknowledgement: following(passing), flags, payload };
  tools.toClient(buildTcp(backwards(passing), answer));
  resetServer(passing, tools);
  flow.state = 'dead';
}

/** Answers a query instead of the resolver; a TCP connection stays open. */
export function answerQuery(passing: InFlow, tools: Tools, message: Buffer): void {
  const { packet } = passing;
  if (packet.protocol === udp) {
    tools.toClient(buildUdp(backwards(passing), message));
    return;
  }
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  answerAndClose(passing, tools, Buffer.concat([length, message]));
}
