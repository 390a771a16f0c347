import { knownService } from '../catalogue/known-services.ts';
import { judgeNetwork } from '../judge/network.ts';
import { ruleset } from '../judge/ruleset.ts';
import { judgeService } from '../judge/service.ts';
import { checkOf } from '../measure/check/check.ts';
import { isAttempt } from '../measure/check/probes.ts';
import { hasDroppedFailures } from '../measure/network/interruption.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { unknownNetwork } from '../model/network-label.ts';
import type { Observation } from '../model/observation.ts';
import type { Round } from '../model/round.ts';
import type { Service } from '../model/service.ts';
import type { ServiceVerdict } from '../model/verdict.ts';
import type { JudgeAgain } from '../platform/store/store.ts';
import { readCatalogue } from '../platform/values/catalogue-in-effect.ts';
import { readSettings } from '../platform/values/local-values.ts';
import { asTab } from '../schedule/as-tab.ts';
import { domesticHints } from './round/domestic-hints.ts';
import { memoryMs, pastHere, verdictsElsewhere, verdictsHere } from './round/earlier-rounds.ts';
import { readSeenToWork } from './round/remembered-work.ts';

/** Judges stored rounds by today's rules and catalogue, if what they asked is still in the catalogue. */
export async function judgeByCurrentRules(): Promise<JudgeAgain> {
  const [{ settings }, catalogue, seenToWork] = await Promise.all([
    readSettings(),
    readCatalogue(),
    readSeenToWork(Date.now()),
  ]);
  return async ({ round, observations }, earlier) => {
    if (!isToBeJudged(round) || observations.length === 0 || hasDroppedFailures(observations)) return round;
    const isUnlabelled = round.profile === unknownNetwork;
    const services = round.services.flatMap((id) => knownService(id, settings, catalogue) ?? []);
    const recent = earlier.filter(({ at }) => at >= round.at - memoryMs);
    const network = judgeNetwork(checkOf(observations), {
      ...hintsOf(round),
      ...domesticHints(services, catalogue.controls),
    });
    const context = {
      network,
      earlier: verdictsHere(recent, round),
      elsewhere: verdictsElsewhere(recent, round),
      past: pastHere(earlier, round, 0),
      seenToWork,
      now: round.endedAt ?? round.at,
    };
    const check = checkOf(observations);
    const verdicts = round.verdicts.map((told) => {
      // It is no longer known which earlier checks used this one's connection.
      if (isUnlabelled && told.functions.some(({ usualKbps }) => usualKbps !== undefined)) return told;
      const service = services.find(({ id }) => id === told.service);
      const asked = service && asAsked(service, observations, round);
      return asked
        ? keepToldFirst({ ...judgeService(asked, check, context), catalogue: catalogue.number }, told)
        : told;
    });
    return verdicts.every((verdict, index) => verdict === round.verdicts[index])
      ? round
      : { ...round, network, verdicts };
  };
}

/** A stopped round was judged before it was complete. */
function isToBeJudged({ status, verdicts }: Round): boolean {
  return status === 'finished' && verdicts.some((verdict) => verdict.ruleset < ruleset);
}

/** What the browser reported about the connection is stored only in the network verdict. */
function hintsOf({ network }: Round): Pick<NetworkHints, 'onLine' | 'portalLocked'> {
  return {
    // If controls were asked and silent, the browser did not say that it was offline.
    onLine: network?.state !== 'offline' || network.controlsSilent === true,
    portalLocked: network?.state === 'captive-portal',
  };
}

/** The service with the endpoints that this round asked; undefined if some are no longer in the catalogue. */
function asAsked(
  service: Service,
  observations: readonly Observation[],
  { extent }: Pick<Round, 'extent'>,
): Service | undefined {
  const own = observations.filter(({ subject }) => subject.kind === 'service' && subject.service === service.id);
  const hostOf = new Map(service.endpoints.map(({ id, url }) => [id, new URL(url).host]));
  const relays = new Set(service.relays?.map(({ url }) => url));
  const isKnown = ({ subject, host, ...o }: Observation) => {
    if (subject.kind !== 'service') return false;
    if (subject.function === 'calls') return relays.has(subject.endpoint);
    const known = hostOf.get(subject.endpoint);
    return known !== undefined && (known === host || !isAttempt({ subject, host, ...o }));
  };
  if (own.length === 0 || !own.every(isKnown)) return undefined;
  const asked = new Set(own.flatMap(({ subject }) => (subject.kind === 'service' ? subject.endpoint : [])));
  const tab = asTab(service);
  const wasTab =
    extent === 'quiet' && !service.endpoints.some((one) => asked.has(one.id) && !tab.endpoints.includes(one));
  const of = wasTab ? tab : service;
  return { ...of, endpoints: of.endpoints.filter(({ id }) => asked.has(id)) };
}

/** Keeps the verdict that the person was shown, if the new rules give another one. */
function keepToldFirst(judged: ServiceVerdict, { state, ruleset: then, toldFirst }: ServiceVerdict): ServiceVerdict {
  const first = toldFirst ?? { state, ruleset: then };
  return first.state === judged.state ? judged : { ...judged, toldFirst: first };
}
