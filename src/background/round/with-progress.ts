import type { Round, Stage } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { isProblem, type ServiceVerdict } from '../../model/verdict.ts';
import type { Progress } from '../../schedule/progress.ts';

/**
 * The running round with its progress. A service that answers is shown at once; one that fails, when it is being
 * confirmed, or after all retries and the controls. A verdict is made only when a stage of the service ends: half a
 * measurement may look worse than the whole. While it is confirmed, more of it may fail. What is finished stays so while more of it is measured for the sake of
 * others: the end of the round judges it again.
 * @param observed the service that the newest observation is of
 * @returns the same round if nothing changed
 */
export function withProgress(
  round: Round,
  { stages, isReachOver }: Progress,
  judge: (service: ServiceId, stage: Stage | undefined) => readonly ServiceVerdict[],
  observed?: ServiceId,
): Round {
  const verdicts = new Map(round.verdicts.map((verdict) => [verdict.service, verdict]));
  const now: Partial<Record<ServiceId, Stage>> = {};
  let hasChanged = false;
  for (const service of round.services) {
    const before = stageBefore(service, round);
    const isFinished = before === undefined;
    const next = stages.get(service);
    const stage = isFinished && (next === 'speed' || next === 'confirming') ? undefined : next;
    const isAsBefore = stage === before && !(stage === 'confirming' && service === observed);
    const [verdict] = stage === 'reach' || isAsBefore ? [] : judge(service, stage);
    const isTold = (one: ServiceVerdict) =>
      stage === 'confirming' ? isProblem(one.state) : isReachOver || answers(one);
    const isKnown = stage === before && verdict?.state === verdicts.get(service)?.state;
    const isShown = verdict !== undefined && isTold(verdict) && !isKnown;
    if (isShown) verdicts.set(service, stage === 'confirming' ? changed(verdict, likelyAtMost) : verdict);
    const isHeldBack = verdict !== undefined && !isTold(verdict);
    const shown = isHeldBack || !verdicts.has(service) ? before : stage;
    if (shown) now[service] = shown;
    hasChanged ||= isShown || shown !== round.stages?.[service];
  }
  return hasChanged ? { ...round, stages: now, verdicts: [...verdicts.values()] } : round;
}

function stageBefore(service: ServiceId, { stages, verdicts }: Round): Stage | undefined {
  return verdicts.some((verdict) => verdict.service === service) ? stages?.[service] : 'reach';
}

/**
 * The verdicts where a round is stopped. What a service only looked like so far is judged by the tries that were made, and
 * stays in doubt where more of them were to come.
 */
export function verdictsWhereStopped(
  { verdicts, stages }: Round,
  judge: (service: ServiceId) => readonly ServiceVerdict[],
): readonly ServiceVerdict[] {
  return verdicts.flatMap((verdict) =>
    stages?.[verdict.service] === 'confirming'
      ? judge(verdict.service).map((one) => changed(one, cutShort))
      : [verdict],
  );
}

function cutShort({ state }: Judged): Change {
  return state === 'unsure' ? { because: ['interrupted'] } : {};
}

/** A verdict that counts on tries which are not made yet. */
function likelyAtMost({ confidence }: Judged): Change {
  return confidence === 'confident' ? { confidence: 'likely' } : {};
}

type Judged = Pick<ServiceVerdict, 'state' | 'confidence' | 'because'>;
type Change = Partial<Omit<Judged, 'state'>>;

/** Changes a verdict, and in the same way those on its functions. */
function changed(verdict: ServiceVerdict, change: (one: Judged) => Change): ServiceVerdict {
  const functions = verdict.functions.map((one) => ({ ...one, ...change(one) }));
  return { ...verdict, ...change(verdict), functions };
}

/** Whether all of its endpoints that were asked answered. */
function answers({ functions }: ServiceVerdict): boolean {
  return functions.every(
    (one) =>
      one.state === 'works' || one.state === 'untestable' || one.function === 'calls' || one.function === 'upload',
  );
}
