import type { Question } from '../../net/dns-message.ts';
import type { Link } from '../router/link.ts';
import { makeAcceptEarly } from './accept-early.ts';
import { makeBoxes } from './boxes.ts';
import { makeClientHello } from './client-hello.ts';
import { makeConnect } from './connect.ts';
import { makeConnectionCount } from './connection-count.ts';
import { makeDns } from './dns.ts';
import { makeFreeze } from './freeze.ts';
import { makeHttpHost } from './http-host.ts';
import type { Fate, InFlow, Inspector, Passing, Tools } from './inspector.ts';
import { makeIntercept } from './intercept.ts';
import { makeBlackHole, makeOutage } from './outage.ts';
import { makePortal } from './portal.ts';
import { makeResidual } from './residual.ts';
import type { Rule } from './rule.ts';
import { makeThrottle } from './throttle.ts';
import { makeUdp } from './udp.ts';
import { makeWhitelist } from './whitelist.ts';

function makeInspector(rule: Rule, tools: Tools): Inspector {
  switch (rule.kind) {
    case 'dns':
      return makeDns(rule, tools);
    case 'connect':
      return makeConnect(rule, tools);
    case 'client-hello':
      return makeClientHello(rule, tools);
    case 'intercept':
      return makeIntercept(rule, tools);
    case 'http-host':
      return makeHttpHost(rule, tools);
    case 'throttle':
      return makeThrottle(rule, tools);
    case 'freeze':
      return makeFreeze(rule, tools);
    case 'udp':
      return makeUdp(rule, tools);
    case 'whitelist':
      return makeWhitelist(rule, tools);
    case 'outage':
      return makeOutage(rule, tools);
    case 'portal':
      return makePortal(rule, tools);
    case 'connection-count':
      return makeConnectionCount(rule, tools);
    case 'residual':
      return makeResidual(rule, tools);
    case 'ipv4-black-hole':
    case 'ipv6-black-hole':
      return makeBlackHole(rule, tools);
    case 'accept-early':
      return makeAcceptEarly(rule, tools);
    default:
      return rule satisfies never;
  }
}

/** All rules together: the first to drop a packet decides. */
export interface Censor {
  readonly packet: (passing: Passing) => Fate;
  readonly connecting: (passing: InFlow) => Fate;
  readonly clientHello: (passing: InFlow, name: string) => Fate;
  readonly request: (passing: InFlow, host: string) => Fate;
  readonly query: (passing: InFlow, question: Question) => Fate;
  readonly slowLink: (passing: InFlow) => Link | undefined;
}

/** `toolsFor` gives each rule, by its index, tools that count for it. The boxes come last. */
export function makeCensor(rules: readonly Rule[], toolsFor: (index: number) => Tools): Censor {
  const inspectors = [
    ...rules.map((rule, index) => makeInspector(rule, toolsFor(index))),
    makeBoxes(toolsFor(rules.length)),
  ];
  const first = (ask: (inspector: Inspector) => Fate | undefined): Fate =>
    inspectors.some((inspector) => ask(inspector) === 'drop') ? 'drop' : 'pass';
  return {
    packet: (passing) => first((inspector) => inspector.packet?.(passing)),
    connecting: (passing) => first((inspector) => inspector.connecting?.(passing)),
    clientHello(passing, name) {
      for (const inspector of inspectors) inspector.noticed?.(passing, name);
      return first((inspector) => inspector.clientHello?.(passing, name));
    },
    request: (passing, host) => first((inspector) => inspector.request?.(passing, host)),
    query: (passing, question) => first((inspector) => inspector.query?.(passing, question)),
    slowLink(passing) {
      for (const inspector of inspectors) {
        const link = inspector.slowLink?.(passing);
        if (link !== undefined) return link;
      }
      return undefined;
    },
  };
}
