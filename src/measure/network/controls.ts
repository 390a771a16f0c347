import type { Failure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';

/** What one control showed of the connection. */
export interface ControlSeen {
  readonly class: 'captive' | 'foreign' | 'domestic';
  readonly vendor: string;
  /** Whether the control itself answered at least once. */
  readonly answers: boolean;
  /** Whether something else answered in its place. */
  readonly altered: boolean;
  readonly answeredBefore: boolean;
  /** The result when it was asked at the end. `answered`: by something else, or on a connection that was still open. */
  readonly atTheEnd: 'on-new-connection' | 'answered' | 'failed' | undefined;
  readonly failures: readonly Failure[];
}

export function controlsIn(check: Check): ControlSeen[] {
  const byControl = new Map<string, Observation[]>();
  for (const o of check.triesAtControls) {
    if (o.subject.kind !== 'control' || o.subject.class === 'resolver') continue;
    byControl.set(o.subject.control, [...(byControl.get(o.subject.control) ?? []), o]);
  }
  return [...byControl.values()].map(controlSeen);
}

function isOfConnection(kind: string): kind is ControlSeen['class'] {
  return kind === 'captive' || kind === 'foreign' || kind === 'domestic';
}

function controlSeen(tries: readonly Observation[]): ControlSeen {
  const subject = tries[0]?.subject;
  if (subject?.kind !== 'control' || !isOfConnection(subject.class)) throw new Error('not a control of the connection');
  const own = tries.filter((o) => isOwnAnswer(o));
  const last = tries.filter((o) => o.phase !== 'before').at(-1);
  return {
    class: subject.class,
    vendor: subject.vendor,
    answers: own.length > 0,
    altered: tries.some((o) => isAnswer(o) && !isOwnAnswer(o)),
    answeredBefore: own.some((o) => o.phase === 'before'),
    atTheEnd: last && atTheEndOf(last),
    failures: tries.flatMap((o) => (o.outcome.kind === 'failed' ? [o.outcome.failure] : [])),
  };
}

function atTheEndOf(last: Observation): NonNullable<ControlSeen['atTheEnd']> {
  if (!isAnswer(last)) return 'failed';
  return isOwnAnswer(last) && !last.reused ? 'on-new-connection' : 'answered';
}

/** Over https any answer is the control's own, since its certificate was valid. Over http the content has to match. */
function isOwnAnswer(o: Observation): boolean {
  if (o.outcome.kind === 'answered') return o.probe === 'https' || o.outcome.healthy;
  return o.outcome.kind === 'opaque' && o.probe === 'https';
}

/** The operators of the observations that are about a control. */
export function vendorsOf(seen: readonly Observation[]): ReadonlySet<string> {
  return new Set(seen.flatMap(({ subject }) => (subject.kind === 'control' ? [subject.vendor] : [])));
}

/** How many operators have a control that answered, and how many have none. */
export function operatorsOf(controls: readonly ControlSeen[]): {
  readonly answering: number;
  readonly failing: number;
} {
  const answering = new Set(controls.flatMap(({ answers, vendor }) => (answers ? [vendor] : [])));
  return { answering: answering.size, failing: new Set(controls.map(({ vendor }) => vendor)).size - answering.size };
}

/**
 * At least this many controls that fail at the end, while none answers on a new connection, show that new connections
 * fail.
 * @source our choice: one that is first asked at the end may itself be blocked, or no longer exist
 */
const minFailingAtTheEnd = 2;

/**
 * Whether most controls that answered at the start fail at the end, or answer only on connections that were still open.
 */
export function flapped(controls: readonly ControlSeen[]): boolean {
  const asked = controls.filter((control) => control.atTheEnd !== undefined);
  const failed = asked.filter((control) => control.atTheEnd === 'failed');
  const again = asked.filter((control) => control.answeredBefore && control.class !== 'captive');
  if (again.filter((control) => failed.includes(control)).length * 2 > again.length) return true;
  return (
    again.length > 0 &&
    failed.length >= minFailingAtTheEnd &&
    !asked.some((control) => control.atTheEnd === 'on-new-connection')
  );
}

/** Whether a control answered after the services were asked. */
export function controlsAnswerAfter({ controls }: Check): boolean {
  return controls.some((o) => o.phase === 'after' && isAnswer(o));
}
