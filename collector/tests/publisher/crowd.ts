import { type CrowdVerdict, crowdVerdict, networkCell } from '../../../protocol/wire/cell.ts';
import { bucketCount } from '../../../protocol/wire/place.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { slotSeconds } from '../../../protocol/wire/slot.ts';
import type { Cell, Snapshot } from '../../../protocol/wire/snapshot.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { slotsOfDay } from '../../days.ts';
import { countVotes, type Votes } from '../../gateway/votes.ts';
import { type CountryData, makeSnapshot } from '../../publisher/make-snapshot.ts';
import type { Count } from '../../store/add-counts.ts';
import type { Part } from '../../store/read-counts.ts';
import { anyNetworks } from '../any-networks.ts';
import { quickNoise } from './quick-noise.ts';
import { counter, noLarge, partOf, type Sum, today } from './sample-parts.ts';

/** Simulates people who share, honest or not, and what is published of their reports. */

/** Somebody who shares: their neighbourhood and what they report in each slot. */
export interface Sender {
  /** The bucket that each relay gives their neighbourhood. */
  readonly buckets: readonly number[];
  readonly asn: number;
  /** The network that the relay sees, if it is not the claimed one. */
  readonly seenAsn?: number;
  /** What they see, in every slot or slot by slot; undefined if they send nothing. */
  readonly state: Report['state'] | readonly (Report['state'] | undefined)[];
  /** How often they send it in each slot; once by default. */
  readonly times?: number;
  /** By how many slots their reports are dated back. */
  readonly late?: readonly number[];
  /** Whether they send through all relays. Otherwise each message takes a random one. */
  readonly usesAll?: boolean;
  /** The relay that has invented their reports; no other carries them. */
  readonly inventedBy?: number;
}

export const attacked = 8359;
const random = seededRandom(1);
/** Which relay takes a message. */
const choice = seededRandom(2);
const maxRelays = 4;
export const relayNames = ['one', 'two', 'three', 'four'];
export const anyBuckets = () => Array.from({ length: maxRelays }, () => Math.floor(random() * bucketCount));
export const many = (count: number, sender: () => Sender): Sender[] => Array.from({ length: count }, sender);

/** Twenty people in neighbourhoods of their own who check in every slot. */
export const twenty = (state: Sender['state'], asn = attacked): Sender[] =>
  many(20, () => ({ buckets: anyBuckets(), asn, state }));

export const openVotes = (): Votes =>
  countVotes({ networks: anyNetworks, services: new Set(['telegram']), oldestVersion: '0.1', newestVersion: '0.1' });

/** The counts of the four slots before the counter. */
export function countsOf(senders: readonly Sender[], relays = 3): Part[] {
  const votes = openVotes();
  return Array.from({ length: slotsOfDay }, (_, index) => counter - slotsOfDay + index).flatMap((slot) =>
    partsOf(senders.flatMap((sender) => castBy(sender, slot, votes, relays))),
  );
}

function castBy(sender: Sender, slot: number, votes: Votes, relays: number): Omit<Count, 'n'>[] {
  const { buckets, asn, seenAsn = asn, times = 1, late = [0], usesAll = false, inventedBy } = sender;
  const state = typeof sender.state === 'string' ? sender.state : sender.state[slot - counter + slotsOfDay];
  if (state === undefined) return [];
  const now = (slot * slotSeconds + 3600) * 1000;
  return Array.from({ length: times }, () => late)
    .flat()
    .flatMap((slots) => {
      const report = reportOf({ slot: slot - slots, asn, state });
      const all = Array.from({ length: relays }, (_, relay) => relay);
      const through = usesAll ? all : [inventedBy ?? Math.floor(choice() * relays)];
      return through.flatMap((relay) => {
        const seen = { cc: 'RU', asn: seenAsn, bucket: buckets[relay] ?? 0, relay: relayNames[relay] ?? '' };
        return votes.take(report, seen, now) ?? [];
      });
    });
}

export const reportOf = (change: Pick<Report, 'slot' | 'asn' | 'state'>): Report => ({
  v: 1,
  cc: 'RU',
  service: 'telegram',
  version: '0.1',
  ...change,
});

export function partsOf(counted: readonly Omit<Count, 'n'>[]): Part[] {
  const placed = counted.filter(({ cc }) => cc === 'RU');
  const keys = new Map(placed.map(({ slot, asn, relay }) => [`${slot} ${asn} ${relay}`, { slot, asn, relay }]));
  return [...keys.values()].map(({ slot, asn, relay }) => {
    const same = placed.filter((vote) => vote.asn === asn && vote.slot === slot && vote.relay === relay);
    return { ...partOf(slot, same.length, same.filter(({ state }) => state !== 'works').length, { asn }), relay };
  });
}

/** Reports of honest people, split evenly among the relays. */
export const evenly = (sums: readonly Sum[], relays: readonly string[]): Part[] =>
  sums.flatMap((sum) =>
    relays.map((relay) => ({ ...sum, relay, n: sum.n / relays.length, problem: sum.problem / relays.length })),
  );

export interface Scene extends Partial<Pick<CountryData, 'slots' | 'ooni' | 'isLarge'>> {
  readonly relays?: number;
  /** Reports a day on the attacked network in the month before, all "works"; by default those of twenty people. */
  readonly before?: number;
  /** How many publications, each with its own secret of the noise; 200 by default. */
  readonly runs?: number;
}

/** The publications, one for each of many secrets of the noise. */
export function snapshots(senders: readonly Sender[], scene: Scene = {}): Snapshot[] {
  const { relays = 3, before = 80, runs = 200, ...change } = scene;
  const slots = countsOf(senders, relays);
  const days = Array.from({ length: 31 }, (_, index) => partOf(today - index, before)).filter(({ n }) => n > 0);
  const names = relayNames.slice(0, relays);
  return Array.from({ length: runs }, (_, run) =>
    makeSnapshot({
      country: 'RU',
      counter,
      relays: names,
      slots,
      days: evenly(days, names),
      ooni: new Map(),
      noise: quickNoise(run),
      isLarge: noLarge,
      ...change,
    }),
  );
}

/** The cell of the attacked network in each publication. */
export const cells = (senders: readonly Sender[], scene: Scene = {}): (Cell | undefined)[] =>
  snapshots(senders, scene).map((snapshot) => networkCell(snapshot, attacked, 'telegram', 'day'));

type Cells = readonly (Cell | undefined)[];

/** How many of a hundred publications have one of these verdicts. */
export const percentOf = (published: Cells, ...verdicts: readonly CrowdVerdict[]): number =>
  (100 * published.filter((cell) => verdicts.includes(crowdVerdict(cell))).length) / published.length;

/** The mean published share of problems, in percent. */
export function meanShare(published: Cells): number {
  const shares = published.flatMap((cell) => (cell ? [cell[1] / cell[0]] : []));
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}
