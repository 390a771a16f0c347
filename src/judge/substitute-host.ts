import { substituteHost } from '../measure/transfers/substitute-host.ts';
import type { Case, JudgedFunction } from './case.ts';

/** Whether photos were measured at a host other than the one from which apps get them. */
export function isMeasuredElsewhere(
  { function: id, state }: JudgedFunction,
  { service, check, transfers }: Pick<Case, 'service' | 'check' | 'transfers'>,
): boolean {
  if (id !== 'media' || state === 'unsure' || transfers.media?.state !== state) return false;
  return substituteHost(service, check) !== undefined;
}

export function namingSubstitute(
  verdict: JudgedFunction,
  { service, check }: Pick<Case, 'service' | 'check'>,
): JudgedFunction {
  const measuredAt = substituteHost(service, check);
  return measuredAt === undefined ? verdict : { ...verdict, measuredAt };
}

export function worksAtSubstitute({ state, measuredAt }: JudgedFunction): boolean {
  return state === 'works' && measuredAt !== undefined;
}

export function likelyAtSubstitute(verdict: JudgedFunction): JudgedFunction {
  return { ...verdict, confidence: 'likely', because: [...verdict.because, 'photos-lie-elsewhere'] };
}
