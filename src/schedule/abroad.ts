import { abroadLooks, besideDomestic, onlyControlsFroze, smallOnesSince } from '../judge/abroad.ts';
import { isPassed, saysNothing, slowKbps, smallResult, speedOf, transfersOf } from '../judge/transfer-samples.ts';
import { domesticServicesOf } from '../model/domestic-services.ts';
import type { Observation } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import type { Plan, Task } from './plan.ts';
import { controlTargets, type Target } from './targets.ts';

type TransferTask = Extract<Task, { kind: 'transfer' }>;

/**
 * Sites abroad to compare with a domestic one.
 * @source one more than have to agree, since one may be gone
 */
const mostAbroad = 3;

/**
 * More downloads of controls where the first ones froze or crawled: of one inside the country, and then of more abroad.
 * They tell a line that is bad for everything from one that holds back everything from abroad.
 */
export function controlsAbroadDue(plan: Plan, seen: readonly Observation[]): TransferTask[] {
  const targetsOf = (of: Control['class']) =>
    controlTargets('download', { ...plan, transferControls: plan.transferControls.filter((c) => c.class === of) });
  const [inside] = targetsOf('domestic');
  const abroad = targetsOf('foreign').slice(0, mostAbroad);
  const tries = (target: Target) => transfersOf(target.subject, 'download', seen).filter((o) => !saysNothing(o));
  const made = abroad.flatMap(tries);
  if (inside === undefined || made.length === 0 || made.some(isWell)) return [];
  if (tries(inside).length === 0) return [downloadOf(inside)];
  const next = abroad.find(({ subject }) => transfersOf(subject, 'download', seen).length === 0);
  return tries(inside).every(isWell) && next ? [downloadOf(next)] : [];
}

/** Everything from abroad looks held back, so services are compared with domestic controls alone. */
export function comparedInside(plan: Plan, seen: readonly Observation[]): [Plan, readonly Observation[]] | undefined {
  if (abroadLooks(seen, domesticServicesOf(plan.services)) === undefined) return undefined;
  const transferControls = plan.transferControls.filter((control) => control.class === 'domestic');
  return [{ ...plan, transferControls }, besideDomestic(seen)];
}

/**
 * Two downloads of each service where all controls froze and there is none inside the country: if one passes, it is not
 * everything from abroad.
 */
export function unaidedDue(targets: readonly Target[], seen: readonly Observation[]): TransferTask[] {
  if (!onlyControlsFroze(seen)) return [];
  const passable = targets.filter(({ subject }) => smallResult(subject, 'download', seen) === 'passed');
  const fewest = Math.min(...passable.map(({ subject }) => transfersOf(subject, 'download', seen).length));
  return fewest < 2 ? passable.flatMap((target) => unaided(target, fewest, seen)) : [];
}

function unaided(target: Target, made: number, seen: readonly Observation[]): TransferTask[] {
  const tries = transfersOf(target.subject, 'download', seen);
  return tries.length === made && !tries.some(isPassed) ? [downloadOf(target, made + 1)] : [];
}

/** So many pages of controls abroad are asked for after everything large from there froze. */
const smallOnes = 2;

/**
 * Pages of controls abroad, which have to pass where large things froze: else the line has gone. Not of those that froze:
 * browsers send to a frozen connection for a while.
 */
export function smallOnesDue(plan: Plan, seen: readonly Observation[]): Task[] {
  const domesticServices = domesticServicesOf(plan.services);
  if (abroadLooks(seen, domesticServices) !== 'frozen') return [];
  const since = smallOnesSince(seen, domesticServices);
  const isAbout = (o: Observation, { id }: Control) => o.subject.kind === 'control' && o.subject.control === id;
  return [...plan.first, ...plan.reserve]
    .filter((control) => control.class === 'foreign' && !control.large)
    .slice(0, smallOnes)
    .filter((control) => !since.some((o) => isAbout(o, control)))
    .map((control) => {
      const earlier = seen.filter((o) => isAbout(o, control) && o.phase === 'after' && o.probe === 'https');
      return { kind: 'control', control, phase: 'after', attempt: earlier.length + 1 };
    });
}

function isWell(o: Observation): boolean {
  return isPassed(o) && (speedOf(o) ?? 0) >= slowKbps;
}

function downloadOf({ url, subject }: Target, attempt = 1): TransferTask {
  return { kind: 'transfer', probe: 'download', url, subject, attempt };
}
