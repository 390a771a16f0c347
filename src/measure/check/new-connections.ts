import { isLocalFailure, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from './check.ts';
import { isAnswer } from './outcomes.ts';

/** Whether it used a connection from before this check: a block that began since would not show. */
export function isOnOldConnection({ reused, madeInCheck }: Pick<Observation, 'reused' | 'madeInCheck'>): boolean {
  return reused && madeInCheck !== true;
}

/** A page that was answered over such a connection; a new one can be made to its host. */
export function isAnsweredOnOldConnection(o: Observation): boolean {
  return o.probe === 'https' && o.outcome.kind === 'answered' && isOnOldConnection(o);
}

/** The outcome of new connections to a host that answered over an old one. */
export interface NewConnections {
  readonly cameUp: boolean;
  /** Failures that the browser names. */
  readonly failed: readonly Observation[];
  readonly tried: number;
}

export function newConnectionsTo(host: string, check: Check): NewConnections {
  const own = check.seen.filter((o) => o.host === host);
  const handshakes = own.filter(({ probe }) => probe === 'handshake');
  const pages = own.filter(isPageOnNewConnection);
  const isDoubtful = mayBlockWebSockets(check) || mayBlockChannel(host, check);
  return {
    cameUp: own.some(cameUp) || pages.some(isAnswer),
    failed: [...pages, ...(isDoubtful ? [] : handshakes)].filter(isNamed),
    tried: handshakes.length + pages.length,
  };
}

/** Every WebSocket has a connection of its own. */
function cameUp({ probe, outcome: { kind } }: Observation): boolean {
  return (
    (probe === 'handshake' && kind === 'connected') ||
    (probe === 'websocket' && (kind === 'opened' || kind === 'answered'))
  );
}

/**
 * This many services have to fail before the connection may be the cause.
 * @source as for `refusesChannels`: a single service may be blocked, and two of them share only the path
 */
const minServices = 2;

/**
 * Whether new connections, which are made by WebSockets, may fail because of a filter of these: if no WebSocket opens,
 * it looks like a block of every page.
 */
function mayBlockWebSockets(check: Check): boolean {
  if (check.seen.some(cameUp)) return false;
  const failing = check.seen.filter((o) => o.probe === 'handshake' && isNamed(o));
  const services = failing.flatMap(({ subject }) => (subject.kind === 'service' ? subject.service : []));
  return new Set(services).size >= minServices;
}

/**
 * Whether pages answer over old connections while no WebSocket to a service opens. A WebSocket to a control then shows
 * which of the two is blocked.
 */
export function doubtsWebSockets(check: Check): boolean {
  return (
    check.seen.some((o) => o.subject.kind === 'service' && isAnsweredOnOldConnection(o)) && mayBlockWebSockets(check)
  );
}

/**
 * Whether somebody may only cut the message channel of the same host. Not if a host of the service without a channel
 * fails too.
 */
function mayBlockChannel(host: string, check: Check): boolean {
  const channelHosts = new Set(check.seen.filter(({ probe }) => probe === 'websocket').map((o) => o.host));
  if (!channelHosts.has(host)) return false;
  const serviceOf = ({ subject }: Observation) => (subject.kind === 'service' ? subject.service : undefined);
  const services = new Set(check.seen.filter((o) => o.host === host).map(serviceOf));
  const isOther = (o: Observation) => services.has(serviceOf(o)) && !channelHosts.has(o.host);
  const isNew = (o: Observation) => o.probe === 'handshake' || isPageOnNewConnection(o);
  return !check.seen.some((o) => isNew(o) && isNamed(o) && isOther(o));
}

function isPageOnNewConnection(o: Observation): boolean {
  return o.probe === 'https' && !isOnOldConnection(o);
}

function isNamed({ outcome }: Observation): boolean {
  if (outcome.kind !== 'failed' || isLocalFailure(outcome.failure)) return false;
  return meaningOf(outcome.failure).shows !== 'unnamed';
}

/**
 * Whether a host had no old connection. A browser prefers an existing connection. So if the first try at a host failed,
 * none was open before this check, and later answers used one that this check made: by that try, for which it came too
 * late.
 */
function hadNoOldConnection(host: string, check: Check): boolean {
  const first = check.seen.find((o) => o.host === host && o.probe === 'https');
  return first?.outcome.kind === 'failed' && !isLocalFailure(first.outcome.failure);
}

/**
 * Makes answers over old connections count as answers over new ones if those succeed, and as their failures if they
 * fail. If no new connection was tried, they stay as they are.
 */
export function asOnNewConnections(tries: readonly Observation[], check: Check): Observation[] {
  const counted = new Set<Observation>();
  return tries.flatMap((o): Observation[] => {
    if (!isAnsweredOnOldConnection(o)) return [o];
    const { cameUp, failed } = newConnectionsTo(o.host, check);
    if (cameUp || hadNoOldConnection(o.host, check)) return [{ ...o, madeInCheck: true }];
    if (failed.length === 0) return [o];
    // Several answers of one host have the same new connections, and some of those were tries themselves.
    const fresh = failed.filter((one) => !counted.has(one) && !tries.includes(one));
    for (const one of fresh) counted.add(one);
    return fresh.map((one) => ({ ...one, subject: o.subject, probe: 'https' }));
  });
}
