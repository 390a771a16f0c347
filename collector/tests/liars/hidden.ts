import { crowdVerdict, networkCell } from '../../../protocol/wire/cell.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { makeSnapshot } from '../../publisher/make-snapshot.ts';
import type { Part } from '../../store/read-counts.ts';
import { attacked, evenly, relayNames } from '../publisher/crowd.ts';
import { quickNoise } from '../publisher/quick-noise.ts';
import { counter, noLarge, partOf, today } from '../publisher/sample-parts.ts';
import { relays, slots, type Votes } from './plan.ts';

export interface Attack {
  /** How many people see a block in each slot of the day, each from their own neighbourhood. */
  readonly people: number;
  readonly votes: readonly Votes[];
  /** A relay that drops honest people's reports. */
  readonly dropping?: number | undefined;
}

/** In how many of a hundred publications a block is shown neither as a problem nor as "mixed". */
export function percentHidden(attack: Attack, runs = 200, firstRun = 0): number {
  const hidden = Array.from({ length: runs }, (_, run) => isHidden(attack, firstRun + run)).filter(Boolean);
  return (100 * hidden.length) / runs;
}

const names = relays.map((relay) => relayNames[relay] ?? '');
/** This many reports need no week before them for their own cell. The noise of a month takes most of the time. */
const enoughAlone = 100;

function isHidden({ people, votes, dropping }: Attack, run: number): boolean {
  const before = people < enoughAlone ? 4 * people : 0;
  const days = Array.from({ length: 31 }, (_, index) => partOf(today - index, before)).filter(({ n }) => n > 0);
  const snapshot = makeSnapshot({
    country: 'RU',
    counter,
    relays: names,
    slots: [...honest(people, run).filter(({ relay }) => relay !== names[dropping ?? -1]), ...votes.map(cast)],
    days: evenly(days, names),
    ooni: new Map(),
    noise: quickNoise(run),
    isLarge: noLarge,
  });
  const word = crowdVerdict(networkCell(snapshot, attacked, 'telegram', 'day'));
  return word !== 'problem' && word !== 'mixed';
}

/** Reports of people who see a block, each through a random relay. */
function honest(people: number, run: number): readonly Part[] {
  const random = seededRandom(7919 * run + people);
  return slots.flatMap((slot) => {
    const counts = relays.map(() => 0);
    for (let person = 0; person < people; person++) {
      const relay = Math.floor(random() * relays.length);
      counts[relay] = (counts[relay] ?? 0) + 1;
    }
    return relays.map((relay) => cast({ asn: attacked, says: 'problem', slot, relay, count: counts[relay] ?? 0 }));
  });
}

function cast({ asn, says, slot, relay, count }: Votes): Part {
  const time = counter - slots.length + slot;
  return { ...partOf(time, count, says === 'problem' ? count : 0, { asn }), relay: names[relay] ?? '' };
}
