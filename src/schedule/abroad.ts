import type { Check } from '../measure/check/check.ts';
import { besideDomestic, smallOnesSince, trafficFromAbroad } from '../measure/transfers/abroad.ts';
import { sampleOf } from '../measure/transfers/first-sample.ts';
import { slowKbps } from '../measure/transfers/slower-than-controls.ts';
import {
  cameAtOnce,
  downloadProbes,
  isGone,
  isPassed,
  speedAtLeast,
  transfersOf,
} from '../measure/transfers/transfer.ts';
import { domesticServicesOf } from '../model/domestic-services.ts';
import type { Observation } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import type { Plan, Task, TransferTask } from './plan.ts';
import { controlTargets, downloadTargets, type Target, taskFor } from './transfer-targets.ts';

/**
 * How many foreign controls are sampled to compare them with a domestic one.
 * @source one more than have to agree, since one may be gone
 */
const maxAbroadSamples = 3;

/**
 * How often the domestic control is sampled.
 * @source a second, larger sample is needed where the first came too quickly to show its speed
 */
const maxInsideSamples = 2;

/**
 * More samples of controls where the first one was very slow: of a domestic control, then of more foreign ones. They
 * show whether the line is slow for everything or only for traffic from abroad.
 */
export function controlsAbroadDue(plan: Plan, check: Check): TransferTask[] {
  const [inside] = controlsOfClass(plan, 'domestic');
  const abroad = controlsOfClass(plan, 'foreign').slice(0, maxAbroadSamples);
  const looks = (target: Target) => transfersOf(target.subject, 'first-download', check);
  if (inside === undefined || abroad.flatMap(looks).some(isWell)) return [];
  const made = looks(inside);
  const isUnclear = !made.some(isWell) && made.every(cameAtOnce);
  if (isUnclear && made.length < maxInsideSamples) return [taskFor(inside, 'first-download', made.length + 1)];
  const next = abroad.find((target) => looks(target).length === 0);
  return made.some(isWell) && next ? [taskFor(next, 'first-download', 1)] : [];
}

export function controlsOfClass(plan: Plan, of: Control['class']): Target[] {
  const transferControls = plan.transferControls.filter((control) => control.class === of);
  return controlTargets('download', { ...plan, transferControls });
}

/** Do all transfers from abroad look throttled or frozen? */
export function isHeldBackFromAbroad(plan: Plan, check: Check): boolean {
  return trafficFromAbroad(check, domesticServicesOf(plan.services)) !== undefined;
}

/**
 * Where all transfers from abroad look throttled or frozen: a second sample of each service that does, and then pages,
 * which have to load although large transfers froze.
 */
export function heldBackDue(plan: Plan, check: Check): Task[] {
  const inside = besideDomestic(check);
  const again = downloadTargets(plan, check).flatMap((target) => {
    const looks = transfersOf(target.subject, 'first-download', check);
    const made = looks.filter((o) => !isGone(o));
    const looksWrong = made.every((o) => ['broken', 'slow'].includes(sampleOf(o, 'download', inside)));
    return made.length === 1 && looksWrong ? [taskFor(target, 'first-download', looks.length + 1)] : [];
  });
  return again.length > 0 ? again : smallOnesDue(plan, check);
}

/** How many pages of foreign controls are requested after all large transfers from abroad froze. */
const smallOnes = 2;

/**
 * Pages of foreign controls, which have to load although large transfers froze; otherwise the line is down. Controls
 * whose transfer froze are left out, because browsers go on using a frozen connection for a while.
 */
function smallOnesDue(plan: Plan, check: Check): Task[] {
  const domesticServices = domesticServicesOf(plan.services);
  if (trafficFromAbroad(check, domesticServices) !== 'frozen') return [];
  const since = smallOnesSince(check, domesticServices);
  const isAbout = (o: Observation, { id }: Control) => o.subject.kind === 'control' && o.subject.control === id;
  return [...plan.first, ...plan.reserve]
    .filter((control) => control.class === 'foreign' && !control.large)
    .slice(0, smallOnes)
    .filter((control) => !since.some((o) => isAbout(o, control)))
    .map((control) => {
      const earlier = check.controls.filter((o) => isAbout(o, control) && o.phase === 'after' && o.probe === 'https');
      return { kind: 'control', control, phase: 'after', attempt: earlier.length + 1 };
    });
}

/**
 * How many controls are asked for a few packets.
 * @source our choice: one of them may be down
 */
const shortOnes = 2;

/** The first packets of large objects of controls, where no byte came of anything large. */
export function shortDownloadsDue(plan: Plan, check: Check): TransferTask[] {
  const made = check.by('short-download');
  if (made.length >= shortOnes || made.some(isPassed)) return [];
  const isMade = ({ subject }: Target) => transfersOf(subject, 'short-download', check).length > 0;
  const targets = controlsOfClass(plan, 'foreign').filter((target) => !isMade(target));
  const looks = ({ subject }: Target) =>
    [...downloadProbes].flatMap((probe) => transfersOf(subject, probe, check)).length;
  // Browsers go on using a connection that was frozen.
  const [next] = targets.toSorted((one, other) => looks(one) - looks(other));
  return next ? [taskFor(next, 'short-download', 1)] : [];
}

function isWell(o: Observation): boolean {
  return isPassed(o) && speedAtLeast(o) >= slowKbps;
}
