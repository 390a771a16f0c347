import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { losesPackets } from '../network/line.ts';
import { trafficFromAbroad } from './abroad.ts';
import { controlsThatPass } from './first-controls.ts';
import { sampleOf, standsOut } from './first-sample.ts';
import { isNarrow } from './line-speed.ts';
import { firstProbes } from './sample.ts';
import { isSame, type TransferProbe } from './transfer.ts';

/**
 * How many samples of a service have to break off before it looks as if large things of it stop.
 * @source two have to agree, of two addresses, in two directions, or one after the other
 */
const samplesBroken = 2;

/**
 * Whether so many samples of a service broke off, on a line that is neither narrow nor lossy; one is enough where those of
 * all controls abroad did, too. Where a host offers HTTP/3, the next sample may come over another transport, so its own do
 * not count.
 */
export function seemsToBreakOff(service: ServiceId, check: Check): boolean {
  if (isNarrow(check) || losesPackets(check)) return false;
  const broken = directions.flatMap((direction) =>
    samplesIn(direction, service, check).filter((o) => sampleOf(o, direction, check) === 'broken'),
  );
  return broken.length >= samplesBroken || (broken.length > 0 && isAbroadFrozen(check));
}

/**
 * Do samples from abroad break off, and did something answer since the last one of a control? Otherwise the line may just
 * have died. No service is taken for one of the country: one that passes shows that not everything freezes.
 */
function isAbroadFrozen(check: Check): boolean {
  if (trafficFromAbroad(check, new Map()) !== 'frozen') return false;
  const last = check.seen.findLastIndex((o) => o.subject.kind === 'control' && o.probe === firstProbes.download);
  return check.seen.slice(last + 1).some(isAnswer);
}

/**
 * What another closer sample of each object would show if it broke off like all before it, while those of controls pass
 * again. None where the samples of many services broke off, unless everything from abroad looks frozen: then they break off
 * again, too.
 */
export function asIfAgain(service: ServiceId, check: Check): readonly Observation[] {
  if (!seemsToBreakOff(service, check)) return [];
  return directions.flatMap((direction) => {
    const [control] = controlsThatPass(direction, check);
    const samples = samplesIn(direction, service, check);
    const ofSame = (o: Observation) => samples.filter(({ subject }) => isSame(subject, o.subject));
    const stopped = samples.filter(
      (o) => ofSame(o).at(-1) === o && ofSame(o).every((one) => sampleOf(one, direction, check) === 'broken'),
    );
    if (isAbroadFrozen(check)) return stopped;
    if (!control || stopped.length === 0 || !standsOut(direction, check)) return [];
    return [...stopped, control].map((o) => ({ ...o, probe: direction }));
  });
}

const directions = ['download', 'upload'] as const satisfies readonly TransferProbe[];

function samplesIn(direction: TransferProbe, service: ServiceId, check: Check): readonly Observation[] {
  const offersHttp3 = (host: string) => check.at(host).some((o) => o.offersHttp3);
  const samples = check.of(service).filter(({ probe }) => probe === firstProbes[direction] || probe === direction);
  return samples.filter(({ host }) => !offersHttp3(host));
}
