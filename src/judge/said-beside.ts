import { isCutTooSoon } from '../measure/endpoints/cut-too-soon.ts';
import { isJudgedNetwork, networkPolicy } from '../model/network-states.ts';
import type { Reason } from '../model/reasons.ts';
import type { Case, JudgedFunction } from './case.ts';
import { isCut } from './certainty.ts';
import { withoutReasons } from './reasons-told.ts';

type Network = Pick<Case, 'network'>;

/**
 * Whether it fails on a connection on which controls answer. If the line loses answers, some of theirs get lost too.
 */
export function failsBesideControls({ state }: JudgedFunction, { network }: Network): boolean {
  const { failures, heldBack } = networkPolicy(network.state);
  return (state === 'blocked' || state === 'partial') && !heldBack && failures !== 'no-silence';
}

export function besideControls(verdict: JudgedFunction): JudgedFunction {
  return { ...verdict, because: [...verdict.because, 'controls-fine'] };
}

/** Whether its handshakes are cut off sooner than the server of one of its hosts could do it. */
export function isCutOnTheWay(verdict: JudgedFunction, { service, check }: Pick<Case, 'service' | 'check'>): boolean {
  const own = check
    .of(service.id)
    .filter(({ subject }) => subject.kind === 'service' && subject.function === verdict.function);
  return verdict.cause === 'tls' && isCut(verdict) && own.some(({ host }) => isCutTooSoon(host, check));
}

export function cutOnTheWay(verdict: JudgedFunction): JudgedFunction {
  const shownBy = 'shown-by-time';
  return { ...verdict, because: [...verdict.because, shownBy], marks: { ...verdict.marks, shownBy } };
}

/** Whether it was judged on a slow line, or through a proxy. */
export function isJudgedOnOddLine({ state, marks }: JudgedFunction, { network }: Network): boolean {
  const { because, heldBack } = networkPolicy(network.state);
  const isJudged = state !== 'untestable' && !marks?.notJudged;
  return isJudged && isJudgedNetwork(network.state) && because !== undefined && !heldBack;
}

/** Whether it fails or is slow, like everything from abroad. */
export function failsWithAllFromAbroad({ state }: JudgedFunction, { network }: Network): boolean {
  const isHeldBack = networkPolicy(network.state).heldBack === true;
  return isHeldBack && (state === 'blocked' || state === 'partial' || state === 'slow');
}

/** Controls are held back too, so they are not fine. */
export function besideAllFromAbroad(verdict: JudgedFunction, of: Network): JudgedFunction {
  return besideState({ ...verdict, because: withoutReasons(verdict.because, 'controls-fine') }, of);
}

/** The verdict with the state of the connection. */
export function besideState(verdict: JudgedFunction, { network }: Network): JudgedFunction {
  const { because } = networkPolicy(network.state);
  const state: readonly Reason[] = because ? [because] : [];
  return { ...verdict, because: [...verdict.because, ...state] };
}
