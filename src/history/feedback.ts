import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { Forgotten } from './forgotten.ts';

/** Whether a verdict matches what the person sees. Never leaves the device unless it is exported or copied. */
export interface Feedback {
  /** The round that the verdict came from, by its start (epoch ms), and that round's network. */
  readonly round: Round['at'];
  readonly profile: Round['profile'];
  readonly service: ServiceId;
  readonly says: 'right' | 'wrong';
}

/** Goes with what it speaks of. */
export function isForgottenFeedback({ round, profile, service }: Feedback, what: Forgotten): boolean {
  if ('since' in what) return round >= what.since && round < what.until;
  return 'profile' in what ? profile === what.profile : service === what.service;
}
