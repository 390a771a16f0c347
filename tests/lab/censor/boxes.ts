import { blockPages, boxPort, boxPortOf, deadPublicAddress, trustedBlockPages } from '../fixed-addresses.ts';
import { refuse } from './forge.ts';
import type { Inspector, Tools } from './inspector.ts';

const boxes: ReadonlySet<string> = new Set([...Object.values(blockPages), ...trustedBlockPages.keys()]);

/** Ranges that no public name should resolve to (RFC 6890); nothing answers there. */
const nowhere =
  /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

const isNowhere = (address: string) => address === deadPublicAddress || nowhere.test(address);

/** Part of every line, whatever the rules: block pages at their addresses, and silence at other private addresses. */
export function makeBoxes(tools: Tools): Inspector {
  return {
    connecting(passing) {
      const { flow } = passing;
      if (!boxes.has(flow.server)) return isNowhere(flow.server) ? 'drop' : 'pass';
      if (flow.serverPort === 80) tools.redirect(flow, boxPort.blockPage);
      else if (flow.serverPort === 443 && flow.server !== blockPages.refusesHttps) {
        const page = trustedBlockPages.get(flow.server);
        tools.redirect(flow, page ? boxPortOf('trusted', page) : boxPort['other-name']);
      } else {
        refuse(passing, tools);
        return 'drop';
      }
      return 'pass';
    },
  };
}
