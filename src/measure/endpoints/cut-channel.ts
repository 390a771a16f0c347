import type { Observation } from '../../model/observation.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isSilence } from '../check/outcomes.ts';

/** How often an endpoint's channel opened, and what happened then. */
export interface ChannelSeen {
  readonly opened: number;
  /** How often it was cut in its first moment. */
  readonly cut: number;
  /** How often its service answered the first word, answered something else, or nothing. */
  readonly greeted: number;
  readonly another: number;
  /** How often nothing came, for whatever reason. */
  readonly unanswered: number;
  /** The silences in a row that count. A second try at one of its equals counts for all, if none of them answers. */
  readonly silent: number;
  /** Whether the channel of an equal endpoint opens. */
  readonly equalOpens: boolean;
}

/** @param counts whether a silence says something about the service */
export function channelOf(
  service: ServiceId,
  endpoint: Endpoint,
  check: Check,
  counts: (o: Observation) => boolean = () => true,
): ChannelSeen {
  const isOpen = ({ probe, outcome }: Observation) => probe === 'websocket' && outcome.kind === 'opened';
  const alike = check
    .of(service)
    .filter(({ subject }) => subject.kind === 'service' && subject.function === endpoint.function);
  const own = alike.filter(({ subject }) => subject.kind === 'service' && subject.endpoint === endpoint.id);
  const isAlone = endpoint.group === undefined || alike.some(isGreeting);
  const isUnanswered = (o: Observation) => isWord(o) && isSilence(o);
  const silences = (isAlone ? own : alike).filter((o) => isUnanswered(o) && counts(o));
  const again = silences.length - new Set(silences.map(({ host }) => host)).size;
  return {
    opened: own.filter(isOpen).length,
    equalOpens: endpoint.group !== undefined && alike.some((o) => !own.includes(o) && isOpen(o)),
    cut: own.filter(({ probe, outcome }) => probe === 'channel' && outcome.kind === 'failed').length,
    greeted: own.filter(isGreeting).length,
    another: own.filter((o) => isWord(o) && !isGreeting(o) && !isSilence(o)).length,
    unanswered: own.filter(isUnanswered).length,
    silent: silences.some((o) => own.includes(o)) ? 1 + again : 0,
  };
}

export function isGreeting({ outcome }: Observation): boolean {
  return outcome.kind === 'greeted';
}

function isWord({ probe }: Observation): boolean {
  return probe === 'first-word';
}
