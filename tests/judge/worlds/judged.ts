import type { When } from '../../../src/model/when.ts';
import {
  abroadFamily,
  brokenFamily,
  callFamily,
  endpointFamily,
  type Family,
  factCases,
  fullCases,
  judgeCause,
  networkFamily,
  transferFamily,
} from './families.ts';
import { type HostSeen, hostCases } from './host-facts.ts';
import { type Fault, faultOf, networkFaultOf, type Said } from './what-holds.ts';
import type { World } from './world.ts';

/** The verdict on a world with one set of instruments. */
export interface Judged {
  readonly said: Said;
  /** Worlds that show the same facts to a list of rules cannot be told apart. */
  readonly facts: object;
  readonly fault: Fault | undefined;
  /** Absent if browsers make no difference. */
  readonly naming?: HostSeen['naming'];
}

/** All possible verdicts in a world: with each set of instruments missing, or with none missing. */
export function judgedIn(world: World, missing: 'any' | 'none' = 'any'): Judged[] {
  const casesIn = <Facts extends object>(
    family: Family<Facts>,
    shown: readonly When<Facts>[] = [],
    fault = faultOf,
  ): Judged[] =>
    (missing === 'any' ? factCases : fullCases)(family, shown).flatMap((facts) =>
      family.judge(facts).map((said) => ({ said, facts, fault: fault(world, said) })),
    );
  return [
    ...causesIn(world, missing),
    ...casesIn(endpointFamily, world.endpoint),
    ...casesIn(transferFamily, world.transfer),
    ...casesIn(brokenFamily, world.broken),
    ...casesIn(abroadFamily, world.abroad),
    ...casesIn(callFamily, world.calls),
    ...casesIn(networkFamily, world.network, networkFaultOf),
  ];
}

function causesIn(world: World, missing: 'any' | 'none'): Judged[] {
  // Many sets of instruments show the same.
  const known = new Map<object, Pick<Judged, 'said' | 'fault'>>();
  return hostCases(world, missing).map(({ naming, facts }) => {
    const said = known.get(facts)?.said ?? judgeCause(facts);
    const judged = known.get(facts) ?? { said, fault: faultOf(world, said) };
    known.set(facts, judged);
    return { naming, facts, ...judged };
  });
}
