import type { Round } from '../model/round.ts';
import type { ServiceId } from '../model/service.ts';
import type { ServiceState } from '../model/verdict.ts';

/** Which rounds a list shows. An absent field hides nothing. */
export interface RoundFilter {
  readonly profile?: string;
  readonly service?: ServiceId;
  /** Rounds in which the service (or, without one, any service) was in one of these states. */
  readonly states?: readonly ServiceState[];
  /** Epoch ms; rounds that started earlier are hidden. */
  readonly since?: number;
}

export function isShown(round: Round, { profile, service, states, since = 0 }: RoundFilter): boolean {
  if (round.status === 'running' || round.at < since) return false;
  if (profile !== undefined && round.profile !== profile) return false;
  if (service === undefined && states === undefined) return true;
  return round.verdicts.some(
    (verdict) =>
      (service === undefined || verdict.service === service) &&
      (states === undefined || states.includes(verdict.state)),
  );
}
