import { isTimeout } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { type Check, checkOf, derived } from '../check/check.ts';
import { isQuicHeldBack, isQuicHeldBackFor } from '../network/quic.ts';
import { firstProbes } from './sample.ts';
import { slowAgainstUsualKbps } from './slower-than-controls.ts';
import { smallProbes } from './small-transfers.ts';
import { bodyMs, downloadProbes, isPassed, isSame, speedAtLeast } from './transfer.ts';

const transferProbes: ReadonlySet<Observation['probe']> = new Set<Observation['probe']>([
  ...downloadProbes,
  firstProbes.upload,
  'upload',
  ...Object.values(smallProbes),
]);

/**
 * A transfer that takes no longer than this is not slow, whatever it is compared with.
 * @source as for first samples of uploads: on a busy device small transfers take tenths of seconds by themselves
 */
const quickMs = 600;

/**
 * The check without what its transfers show of QUIC alone. A browser chooses the transport of each request by itself, and
 * networks treat them differently: one that loses datagrams, or holds QUIC back for everybody, slows no app that uses
 * TCP. So a transfer over QUIC is compared with others only where QUIC is as quick as TCP here. Elsewhere what passes
 * over QUIC shows that a service works, where nothing of it went over TCP.
 */
export const comparable: (check: Check) => Check = derived((check) => {
  const byQuic = new Set(check.seen.filter((o) => transferProbes.has(o.probe) && mayBeOverQuic(o, check)));
  if (byQuic.size === 0 || isAsQuick([...byQuic])) return check;
  const isByTcp = (o: Observation) => o.transfer && o.probe !== smallProbes.upload && !byQuic.has(o);
  const showsThatItWorks = (o: Observation) =>
    isOfService(o) && isQuick(o) && !check.seen.some((one) => isByTcp(one) && isSame(one.subject, o.subject));
  return checkOf(check.seen.filter((o) => !byQuic.has(o) || showsThatItWorks(o)));
});

/**
 * Is QUIC as quick as TCP here? A control has to show it by as much as closer samples take, since a short one may be
 * lucky where packets get lost, and no more than one service may be slow over it.
 */
function isAsQuick(byQuic: readonly Observation[]): boolean {
  const ofControls = byQuic.filter((o) => !isOfService(o));
  const isLong = ({ probe }: Observation) => probe === 'download' || probe === 'upload';
  const slow = byQuic.flatMap((o) => (o.subject.kind === 'service' && !isQuick(o) ? o.subject.service : []));
  return ofControls.some(isLong) && ofControls.every(isQuick) && new Set(slow).size <= 1;
}

/**
 * Did it come over QUIC, or may it have? A browser names the transport of an answer alone: a silent host that offers
 * HTTP/3 may have been asked over either, unless QUIC does not pass.
 */
function mayBeOverQuic({ protocol, outcome, host, subject }: Observation, check: Check): boolean {
  if (protocol !== undefined) return protocol === 'h3';
  if (outcome.kind !== 'failed' || !isTimeout(outcome.failure)) return false;
  if (!check.at(host).some(({ offersHttp3 }) => offersHttp3) || isQuicHeldBack(check)) return false;
  return subject.kind === 'control' || !isQuicHeldBackFor(subject.service, check);
}

function isOfService({ subject }: Observation): boolean {
  return subject.kind === 'service';
}

function isQuick(o: Observation): boolean {
  if (o.outcome.kind === 'failed') return false;
  return o.transfer === undefined || (isPassed(o) && (bodyMs(o) <= quickMs || speedAtLeast(o) >= slowAgainstUsualKbps));
}
