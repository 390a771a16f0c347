import type { Observation, Outcome } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { vendorsOf } from '../network/controls.ts';

/** An observation of an answer. */
export type Answered = Observation & { readonly outcome: Extract<Outcome, { kind: 'answered' }> };

/** The pages of a check, over https. */
export interface Pages {
  readonly ofControls: readonly Answered[];
  readonly ofServices: readonly Answered[];
  /** Whether enough controls answered to compare with. */
  readonly areEnough: boolean;
}

/**
 * Controls of at least this many operators have to answer with pages of their own, or with certificates of an authority
 * that nobody added: a company's filter often leaves out all sites of one.
 * @source our choice, as for a verdict on the connection
 */
const minControls = 2;

export const pagesIn = derived((check: Check): Pages => {
  const pages = check.by('https').filter(isAnswered);
  const ofControls = pages.filter(({ subject }) => subject.kind === 'control');
  const ofServices = pages.filter(({ subject }) => subject.kind === 'service');
  return { ofControls, ofServices, areEnough: vendorsOf(ofControls).size >= minControls };
});

export function isAnswered(o: Observation): o is Answered {
  return o.outcome.kind === 'answered';
}

/** The meaning of an answer's status. */
export type Says = 'page' | 'refusal' | 'law' | 'error';

export function saysOf({ outcome: { status } }: Answered): Says {
  if (status === 451) return 'law';
  if (isServerError({ status })) return 'error';
  return status >= 400 ? 'refusal' : 'page';
}

/** Whether it is an error or a legal refusal, which somebody in between may send as well. */
export function isTrouble(answer: Answered): boolean {
  return saysOf(answer) === 'law' || saysOf(answer) === 'error';
}

/** A healthy server answers 501 and 505 to a method or version that it does not support (RFC 9110, section 15.6). */
export function isServerError({ status }: { readonly status: number }): boolean {
  return status >= 500 && status !== 501 && status !== 505;
}
