import type { When } from '../../../src/model/when.ts';
import {
  abroadFamily,
  brokenFamily,
  callFamily,
  endpointFamily,
  type Family,
  factCases,
  judgeCause,
  networkFamily,
  transferFamily,
} from './families.ts';
import { type HostSeen, hostCases, type Instruments } from './host-facts.ts';
import { type Fault, faultOf, networkFaultOf, type Said } from './what-holds.ts';
import type { World } from './world.ts';

/** What is said of a world by one set of instruments. */
export interface Judged {
  readonly said: Said;
  /** Worlds that show the same facts to a list of rules cannot be told apart. */
  readonly facts: object;
  readonly fault: Fault | undefined;
  /** Absent where browsers make no difference. */
  readonly naming?: HostSeen['naming'];
}

/** Everything that may be said in a world. */
export function judgedIn(world: World, sets?: readonly Instruments[]): Judged[] {
  return [
    ...causesIn(world, sets),
    ...casesIn(world, endpointFamily, world.endpoint),
    ...casesIn(world, transferFamily, world.transfer),
    ...casesIn(world, brokenFamily, world.broken),
    ...casesIn(world, abroadFamily, world.abroad),
    ...casesIn(world, callFamily, world.calls),
    ...casesIn(world, networkFamily, world.network, networkFaultOf),
  ];
}

function causesIn(world: World, sets: readonly Instruments[] | undefined): Judged[] {
  // Many sets of instruments show the same.
  const known = new Map<object, Pick<Judged, 'said' | 'fault'>>();
  return hostCases(world, sets).map(({ naming, facts }) => {
    const said = known.get(facts)?.said ?? judgeCause(facts);
    const judged = known.get(facts) ?? { said, fault: faultOf(world, said) };
    known.set(facts, judged);
    return { naming, facts, ...judged };
  });
}

function casesIn<Facts extends object>(
  world: World,
  family: Family<Facts>,
  shown: readonly When<Facts>[] = [],
  fault = faultOf,
): Judged[] {
  return factCases(family, shown).flatMap((facts) =>
    family.judge(facts).map((said) => ({ said, facts, fault: fault(world, said) })),
  );
}
