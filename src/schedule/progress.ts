import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { isAnswer } from '../measure/check/outcomes.ts';
import { mayBeTold } from '../measure/endpoints/as-it-looks.ts';
import { interpret } from '../measure/endpoints/attempt.ts';
import { endpointsInUse } from '../measure/endpoints/endpoints-in-use.ts';
import { lineOf, unreliableLossRate } from '../measure/network/line.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { sampleBesidePast } from '../measure/transfers/against-past.ts';
import { seemsToBreakOff } from '../measure/transfers/breaks-off.ts';
import { controlTransfers } from '../measure/transfers/control-transfers.ts';
import { type TransferProbe, transfersOf } from '../measure/transfers/transfer.ts';
import { once } from '../model/once.ts';
import type { Stage } from '../model/round.ts';
import type { Service, ServiceId } from '../model/service.ts';
import { isInDoubt } from './closer-samples.ts';
import { dueTasks } from './due.ts';
import { finalRetriesDue, isFinalRetry } from './final-retry.ts';
import { isItsTurn } from './first-samples.ts';
import type { Plan, Task } from './plan.ts';
import { downloadTargets, type Target, uploadTargets } from './transfer-targets.ts';
import { transfersDue } from './transfers.ts';

/** How far a round has come. */
export interface Progress {
  /** The services that are not finished, each with the stage that it is in. */
  readonly stages: ReadonlyMap<ServiceId, Stage>;
  /** Only transfers, calls and final retries are left, so failures can be judged. */
  readonly isReachOver: boolean;
}

export function progressOf(plan: Plan, check: Check, hints: NetworkHints): Progress {
  const due = dueTasks(plan, check, hints);
  const stages = new Map<ServiceId, Stage>();
  // While every service is still being asked, nobody wants them.
  const measured = once(() => servicesMeasured(plan, check));
  const retried = once(() => servicesOf(finalRetriesDue(plan.endpoints, check)));
  for (const service of plan.services) {
    const stage = stageOf(service, due, check, measured, retried);
    if (stage) stages.set(service.id, stage);
  }
  return { stages, isReachOver: !due.some(isReach) };
}

type Services = ReadonlySet<ServiceId>;

function servicesOf(tasks: readonly Task[]): Services {
  return new Set(tasks.flatMap((task) => ('service' in task ? task.service.id : [])));
}

function isReach(task: Task): boolean {
  const { kind } = task;
  if (kind === 'relay') return isAskedForNetwork(task);
  return kind === 'control' || kind === 'comparison' || (kind === 'endpoint' && !isFinalRetry(task));
}

/** A control relay that is asked again: until it answers, failures may come from a change of network. */
function isAskedForNetwork({ subject, attempt }: Extract<Task, { kind: 'relay' }>): boolean {
  return subject.kind === 'control' && attempt > 1;
}

function stageOf(
  service: Service,
  due: readonly Task[],
  check: Check,
  measured: () => Services,
  retried: () => Services,
): Stage | undefined {
  if (due.length === 0) return undefined;
  const isUntried = endpointsInUse(service, check).some(
    (endpoint) => attemptsAbout(service.id, endpoint, check).length === 0,
  );
  const isAsked = due.some((task) => isReach(task) && 'service' in task && task.service.id === service.id);
  if (isUntried) return 'reach';
  if (isAsked || awaitsControls(service, due, check))
    return mayBeTold(service, isAsked, check) ? 'confirming' : 'reach';
  const isCalled = due.some(
    (task) => task.kind === 'relay' && task.subject.kind === 'service' && task.subject.service === service.id,
  );
  if (isCalled || measured().has(service.id)) return seemsToBreakOff(service.id, check) ? 'confirming' : 'speed';
  return retried().has(service.id) ? 'final-retry' : undefined;
}

/** It failed, and the controls that show whether the connection still works are not asked yet. */
function awaitsControls(service: Service, due: readonly Task[], check: Check): boolean {
  const hasFailed = service.endpoints.some((endpoint) =>
    attemptsAbout(service.id, endpoint, check).some((o) => interpret(o, endpoint).kind !== 'reached'),
  );
  const areAsked = check.controls.some((o) => o.phase === 'after' && isAnswer(o));
  return hasFailed && !areAsked && due.some(isReach);
}

/** The services of which a transfer is still to be made or repeated. */
function servicesMeasured(plan: Plan, check: Check): Services {
  if (lineOf(check).lossRate > unreliableLossRate || transfersDue(plan, check).length === 0) return new Set();
  const isOpen =
    (probe: TransferProbe) =>
    ({ subject }: Target) => {
      const look = sampleBesidePast(subject, probe, check, plan.past);
      return look !== 'fine' && look !== 'nothing';
    };
  const downloads = downloadTargets(plan, check);
  const inTurn = downloads.filter((target) => isItsTurn(target, plan, check));
  const controls = controlTransfers('download', check);
  const isAwaited = ({ subject }: Target) =>
    isInDoubt('download', transfersOf(subject, 'download', check), controls, plan, check);
  const open = [
    ...inTurn.filter(isAwaited),
    ...downloads.filter((target) => !inTurn.includes(target)).filter(isOpen('download')),
    ...uploadTargets(plan, check).filter(isOpen('upload')),
  ];
  return new Set(open.flatMap(({ subject }) => (subject.kind === 'service' ? subject.service : [])));
}
