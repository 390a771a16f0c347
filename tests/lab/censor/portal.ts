import { boxPort } from '../fixed-addresses.ts';
import { udp } from '../wire/packet.ts';
import { refuse } from './forge.ts';
import type { MakeInspector } from './inspector.ts';
import type { PortalRule } from './rule.ts';

export const makePortal: MakeInspector<PortalRule> = (rule, tools) => ({
  packet({ flow, packet }) {
    return packet.protocol === udp && flow?.serverPort !== 53 ? 'drop' : 'pass';
  },
  connecting(passing) {
    const { flow } = passing;
    if (flow.serverPort === 53) return 'pass';
    const spared = flow.serverPort === 443 ? rule.spares : flow.serverPort === 80 ? rule.sparesPlain : undefined;
    if (spared?.includes(flow.host ?? '')) return 'pass';
    tools.acted();
    if (flow.serverPort === 80) tools.redirect(flow, boxPort.portal);
    else if (flow.serverPort === 443 && rule.https === 'certificate') tools.redirect(flow, boxPort['self-signed']);
    else {
      if (rule.https === 'reset') refuse(passing, tools);
      return 'drop';
    }
    return 'pass';
  },
});
