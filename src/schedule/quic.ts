import type { Check } from '../measure/check/check.ts';
import { isAnswer } from '../measure/check/outcomes.ts';
import { lineOf } from '../measure/network/line.ts';
import { isProxySuspected } from '../measure/network/proxy.ts';
import { holdsQuicBack, pagesWithoutTcp, passesQuic, triesOfService } from '../measure/network/quic.ts';
import { isAddress } from '../model/address.ts';
import type { Observation } from '../model/observation.ts';
import { oneOfEach } from './one-of-each.ts';
import type { Plan, Task } from './plan.ts';

/**
 * How many controls are asked for QUIC, each of another operator.
 * @source two have to agree that it is blocked
 */
const controlsAsked = 2;

/**
 * QUIC is not tried if the slowest answer of the line took this long, ms.
 * @source Chromium waits 4 s for a handshake of two round trips; a page takes four or more
 */
const slowestLineMs = 1500;

/**
 * QUIC handshakes with hosts that offered HTTP/3 in this check: controls, and if it works with one of them, a host of
 * each service that has a name. A service whose page fails over TCP can offer nothing, so it is asked once as well.
 * Firefox does not show these offers.
 */
export function quicDue({ services, transferControls, savesData, isQuiet }: Plan, check: Check): Task[] {
  const isWhole = transferControls.length > 0 && !savesData;
  if (!isWhole || isProxySuspected(check)) return [];
  if ((lineOf(check).slowestMs ?? slowestLineMs) >= slowestLineMs) return [];
  const offers = check.seen.filter((o) => o.offersHttp3 && isAnswer(o) && !isAddress(o.host));
  const controls = oneOfEach(offers, ({ subject }) => (subject.kind === 'control' ? subject.vendor : undefined));
  const opening = controls.slice(0, controlsAsked).flatMap((offer) => taskFor(offer, 1, check));
  if (!check.controls.some(passesQuic)) return opening;
  const ids = services.map(({ id }) => id);
  const serviceAsked = ({ subject }: Observation) =>
    subject.kind === 'service' && ids.includes(subject.service) ? subject.service : undefined;
  const own = oneOfEach(offers, serviceAsked);
  const shut = oneOfEach(isQuiet ? [] : pagesWithoutTcp(check), serviceAsked);
  return [
    ...opening,
    ...own.flatMap((offer) => taskFor(offer, triesOfService, check)),
    // Of a host that may not speak QUIC silence says nothing, so one try is enough.
    ...shut.flatMap((page) => taskFor(page, 1, check)),
  ];
}

/** Tried until a handshake succeeds or `most` tries have failed. */
function taskFor({ host, subject }: Observation, most: number, check: Check): Task[] {
  const tries = check.at(host).filter(({ probe }) => probe === 'quic');
  if (tries.length >= most || !tries.every(holdsQuicBack)) return [];
  return [{ kind: 'quic', host, subject, attempt: tries.length + 1 }];
}
