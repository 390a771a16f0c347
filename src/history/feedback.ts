import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { Forgotten } from './forgotten.ts';

/** Whether a verdict matches what the person sees. Stays on the device unless it is exported or copied. */
export interface Feedback {
  /** The verdict's round, by its start (epoch ms), and the network of that round. */
  readonly round: Round['at'];
  readonly profile: Round['profile'];
  readonly service: ServiceId;
  readonly says: 'right' | 'wrong';
}

/** Feedback is deleted together with its round, network or service. */
export function isForgottenFeedback({ round, profile, service }: Feedback, what: Forgotten): boolean {
  if ('since' in what) return round >= what.since && round < what.until;
  return 'profile' in what ? profile === what.profile : service === what.service;
}
