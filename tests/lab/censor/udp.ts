import { buildUnreachable } from '../wire/build.ts';
import { type Packet, sourceOf, udp } from '../wire/packet.ts';
import { box } from './connect.ts';
import type { MakeInspector } from './inspector.ts';
import { matcher } from './names.ts';
import type { UdpRule } from './rule.ts';

const dnsPort = 53;

export const makeUdp: MakeInspector<UdpRule> = (rule, tools) => {
  const matches = matcher({ names: rule.names ?? ['*'] });
  const open = new Set([dnsPort, ...(rule.exceptPorts ?? [])]);
  return {
    packet({ flow, packet, direction }) {
      if (flow === undefined || packet.protocol !== udp || open.has(flow.serverPort)) return 'pass';
      if (direction === 'down' || !matches(flow.host ?? flow.server) || !isMeant(packet, rule.what)) return 'pass';
      tools.acted();
      if (rule.answer !== undefined) {
        tools.toClient(buildUnreachable(packet, box[packet.version], sourceOf(packet), rule.answer));
      }
      return 'drop';
    },
  };
};

const stunCookie = 0x2112a442;

function isMeant({ bytes, payloadAt, end, destinationPort }: Packet, what: UdpRule['what']): boolean {
  switch (what) {
    case 'all':
      return true;
    case 'quic':
      return destinationPort === 443;
    case 'stun':
      return end - payloadAt >= 20 && bytes.readUInt32BE(payloadAt + 4) === stunCookie;
    default:
      return what satisfies never;
  }
}
