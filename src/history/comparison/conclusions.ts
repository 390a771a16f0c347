import type { FunctionId } from '../../model/function-ids.ts';
import { unknownNetwork } from '../../model/network-label.ts';
import type { ServiceId } from '../../model/service.ts';
import { type CaseId, type CodeOrigin, caseOf, type Origin, type PairFacts } from './cases.ts';
import type { ComparedCheck } from './compared-check.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { OwnCheck } from './own-checks.ts';

/** What a pair of results points to, with all messengers for which that is the same. */
export interface Conclusion {
  readonly case: CaseId;
  /** The side on which they work, if the results differ. */
  readonly better?: 'here' | 'there';
  readonly about: readonly { readonly service: ServiceId; readonly parts?: readonly FunctionId[] }[];
}

/** Compares the messengers that both sides have, in the order of `here`. */
export function conclusionsOf(here: ComparedCheck, there: ComparedCheck, origin: Origin): Conclusion[] {
  const conclusions = new Map<string, Conclusion>();
  for (const [service, parts] of here.services) {
    const others = there.services.get(service);
    if (!others) continue;
    const outcome = outcomeOf({ parts, whole: here.whole }, { parts: others, whole: there.whole });
    const better = outcome.kind === 'differ' ? { better: outcome.better } : {};
    const id = caseOf(factsOf(here, there, origin, outcome));
    const key = `${id} ${better.better}`;
    const one = { service, ...(outcome.kind === 'differ' && outcome.parts ? { parts: outcome.parts } : {}) };
    conclusions.set(key, { case: id, ...better, about: [...(conclusions.get(key)?.about ?? []), one] });
  }
  return [...conclusions.values()];
}

function factsOf(here: ComparedCheck, there: ComparedCheck, origin: Origin, outcome: Outcome): PairFacts {
  return {
    outcome: outcome.kind,
    origin,
    sameBrowser: here.browser === there.browser,
    vpn: vpnOf(here.kind === 'vpn', there.kind === 'vpn', outcome),
  };
}

function vpnOf(here: boolean, there: boolean, outcome: Outcome): PairFacts['vpn'] {
  if (here === there) return here ? 'both' : 'none';
  if (outcome.kind !== 'differ') return 'none';
  return (outcome.better === 'here') === here ? 'works' : 'fails';
}

/** An unnamed network may be the same as any other, at another time. */
export function ownOrigin(here: OwnCheck, there: OwnCheck): Origin {
  const ids = [here.network, there.network];
  return here.network !== there.network && ids.includes(unknownNetwork) ? 'unnamed' : 'this-browser';
}

/**
 * The origin that a code itself shows: people on networks of two kinds do not share one. Otherwise the person has to
 * choose.
 */
export function supposedOrigin(here: ComparedCheck, there: ComparedCheck): CodeOrigin {
  const kinds = [here.kind, there.kind];
  const isNamed = !kinds.includes('unknown');
  return isNamed && here.kind !== there.kind && !kinds.includes('vpn') ? 'elsewhere' : 'unknown';
}
