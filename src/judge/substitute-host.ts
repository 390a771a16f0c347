import { substituteHost } from '../measure/transfers/substitute-host.ts';
import type { Case, JudgedFunction } from './case.ts';

/**
 * Names the host where photos were measured at another one than the apps use. That it works there does not show for
 * certain that photos arrive; what is held back there was compared with controls, and is as sure as anywhere.
 */
export function likelyAtSubstitute(verdict: JudgedFunction, { service, check, transfers }: Case): JudgedFunction {
  const { function: id, state } = verdict;
  if (id !== 'media' || state === 'unsure' || transfers.media?.state !== state) return verdict;
  const measuredAt = substituteHost(service, check);
  if (measuredAt === undefined) return verdict;
  if (state !== 'works') return { ...verdict, measuredAt };
  return { ...verdict, measuredAt, confidence: 'likely', because: [...verdict.because, 'photos-lie-elsewhere'] };
}
