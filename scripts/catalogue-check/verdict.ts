import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { noPast } from '../../src/measure/transfers/past-speeds.ts';
import { transferEndpoint } from '../../src/measure/transfers/transfer-endpoint.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { RoundRecord } from '../../src/model/round.ts';
import type { Service } from '../../src/model/service.ts';
import { type Cause, isProblem, type ServiceState } from '../../src/model/verdict.ts';
import type { Entry } from './entry.ts';
import { hasAnsweredWell, isTransfer } from './read-observation.ts';

/** The product's verdict. */
export interface Said {
  readonly state: ServiceState;
  readonly cause?: Cause | undefined;
  readonly because: readonly string[];
}

/** A service as a whole, in a browser that has no history. */
export function judge(service: Service, { round, observations }: RoundRecord): Said {
  const { state, cause, because } = judgeService(service, checkOf(observations), {
    network: round.network ?? { state: 'unknown', because: ['too-few-controls'], answered: 0, tried: 0 },
    earlier: [],
    elsewhere: [],
    past: noPast,
    seenToWork: new Set(),
    now: round.endedAt ?? round.at,
  });
  return { state, cause, because };
}

/** An endpoint or a relay: applies the rules to a service that has nothing else, so that no site stands for its app. */
export function judgeAlone(entry: Extract<Entry, { service: Service }>, record: RoundRecord): Said {
  const { relays: _relays, untestable, ...rest } = entry.service;
  const { messages: _messages, ...others } = untestable;
  const service = { ...rest, untestable: others };
  if (entry.kind === 'relay') return judge({ ...service, endpoints: [], relays: [entry.relay] }, record);
  const { endpoint } = entry;
  const isMeasured = (['media', 'upload'] as const).some((id) => transferEndpoint(entry.service, id) === endpoint);
  // A round moves something large at one endpoint of a service, which says nothing about the others.
  const observations = isMeasured ? record.observations : record.observations.filter(({ probe }) => !isTransfer(probe));
  // Here it stands in for nothing, and takes no turns.
  const { standsInFor: _standsInFor, inTurn: _inTurn, ...alone } = endpoint;
  return judge({ ...service, endpoints: [alone] }, { ...record, observations });
}

/**
 * What belongs to no service has no verdict: it works if it answers as the catalogue expects, and whatever depends on
 * it would be unsure otherwise.
 * @param length the length of a large object, if its server gives one
 */
export function readFurther(entry: Entry, seen: readonly Observation[], length: number | undefined): Said {
  if (entry.kind === 'object' && length !== undefined && length < entry.object.minBytes)
    return { state: 'unsure', because: ['smaller-than-known'] };
  if (seen.some(hasAnsweredWell)) return { state: 'works', because: [] };
  if (seen.length > 0 && seen.every(({ outcome }) => outcome.kind === 'skipped'))
    return {
      state: 'untestable',
      because: seen.flatMap(({ outcome }) => (outcome.kind === 'skipped' ? [outcome.why] : [])),
    };
  const because = seen.map(({ outcome }) => (outcome.kind === 'failed' ? outcome.failure : 'odd-answer'));
  return { state: 'unsure', because: because.length > 0 ? [...new Set(because)] : ['not-tried'] };
}

/** Whether it is misjudged: on a line without a censor nothing may read like this. */
export function isMismatch({ state }: Said): boolean {
  return isProblem(state) || state === 'unsure';
}
