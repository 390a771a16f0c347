import type { Case, JudgedFunction } from './case.ts';
import { marksOf } from './marks.ts';
import type { Changed } from './step.ts';

type Known = Pick<Case, 'service' | 'transfers'>;

/** Whether its host answers, and its transfers say whether large objects come too. */
export function worksAndWasMeasured({ function: id, state }: JudgedFunction, { transfers }: Known): boolean {
  const full = transfers[id];
  return state === 'works' && full !== undefined && !full.marks?.notCompared;
}

/** Whether its host answers, but its transfers were not made or not comparable. */
export function worksAndWasNotCompared({ function: id, state }: JudgedFunction, { transfers }: Known): boolean {
  return state === 'works' && transfers[id]?.marks?.notCompared === true;
}

/** Whether it has no endpoint that could be asked, but was measured at another function's endpoint. */
export function wasOnlyMeasured({ function: id, state }: JudgedFunction, { service, transfers }: Known): boolean {
  return state === 'untestable' && service.untestable[id] !== undefined && transfers[id] !== undefined;
}

export function asMeasured(reached: JudgedFunction, { transfers }: Known): Changed<JudgedFunction> {
  const full = transfers[reached.function] ?? reached;
  return { ...full, by: full.rules ?? [] };
}

/** A transfer that was not made says nothing against a host that answers. */
export function likelyWithoutMeasure(reached: JudgedFunction, { transfers }: Known): Changed<JudgedFunction> {
  const full = transfers[reached.function] ?? reached;
  const because = [...reached.because, ...full.because];
  return { ...reached, confidence: 'likely', because, marks: marksOf([reached, full]), by: full.rules ?? [] };
}

/** Whether a message channel works, which has carried too little to freeze, while a page freezes. */
export function worksBesideFrozenPage(
  { function: id, state }: JudgedFunction,
  _of: unknown,
  all: readonly JudgedFunction[],
): boolean {
  const isFrozen = all.some((one) => one.function === 'web' && one.state === 'blocked' && one.cause === 'freeze');
  return isFrozen && id === 'messages' && state === 'works';
}

export function likelyForShortMessages(verdict: JudgedFunction): JudgedFunction {
  return { ...verdict, confidence: 'likely', because: [...verdict.because, 'short-messages-pass'] };
}
