import type { Networks } from '../../community/protocol/wire/networks.ts';
import { type SeenPlace, unknownCountry } from '../../community/protocol/wire/place.ts';
import type { AnyReport } from '../../community/protocol/wire/report.ts';
import { slotOf } from '../../community/protocol/wire/slot.ts';
import { dayMs, dayOf } from '../each-day.ts';
import type { Count } from '../store/add-counts.ts';

/** Decides which reports count, and for which place. */
export interface Votes {
  /**
   * The count that one report adds to; undefined where it does not count, e.g. because it is too old or its neighbourhood
   * has voted.
   * @param seen the sender's place as a trusted relay saw it; undefined without such a relay
   */
  take(report: AnyReport, seen: TrustedPlace | undefined, now: number): Omit<Count, 'n'> | undefined;
  /** Forgets who voted on another day. */
  turn(now: number): void;
}

export interface TrustedPlace extends SeenPlace {
  /** The name of the relay that saw the sender: each relay gives a neighbourhood another bucket. */
  readonly relay: string;
}

/** Reports of the last 12 to 18 hours count. Older ones say nothing about now, and all count for now. */
const oldestSlots = 2;

export interface VoteRules {
  readonly networks: Networks;
  /** Known service ids; others come from a newer catalogue or are invented. */
  readonly services: ReadonlySet<string>;
  /** Major and minor version; reports of older versions do not count. */
  readonly oldestVersion: string;
  /** Nor do reports of newer ones, which do not exist yet. */
  readonly newestVersion: string;
}

/**
 * A report counts in the slot of its arrival, whichever it names: so nobody can add to a slot that is over. In each slot a
 * bucket has one vote that a service works on a network, and one that it does not: so a changed verdict counts at once. No vote
 * uses up another one, of another slot or another verdict: where a bucket had votes in two slots of a day, a liar who took
 * them in the morning silenced the neighbours until midnight.
 */
export function countVotes({ networks, services, oldestVersion, newestVersion }: VoteRules): Votes {
  let day = 0;
  /** One byte for each bucket, network and service: two bits for each slot. */
  let votesOfDay = new Map<string, number>();

  function turn(now: number): void {
    if (dayOf(now) === day) return;
    day = dayOf(now);
    votesOfDay = new Map();
  }

  /** False where the bucket has voted already. */
  function cast({ asn, service, state }: AnyReport, { relay, bucket }: TrustedPlace, now: number): boolean {
    turn(now);
    const key = [relay, bucket, asn, service].join();
    const before = votesOfDay.get(key) ?? 0;
    const slot = slotOf(now) - slotOf(day * dayMs);
    const vote = (state === 'works' ? 1 : 2) << (2 * slot);
    if (before & vote) return false;
    votesOfDay.set(key, before | vote);
    return true;
  }

  return {
    turn,
    take(report, seen, now) {
      const { service, state, version } = report;
      const slot = slotOf(now);
      if (report.slot > slot || report.slot < slot - oldestSlots) return undefined;
      if (!services.has(service) || isOlder(version, oldestVersion) || isOlder(newestVersion, version))
        return undefined;
      // A relay that is honest tells none of these, by the same table.
      if (!networks.has(report)) return undefined;
      const what = { slot, service, state };
      const isPlaced = seen?.bucket !== undefined && seen.cc === report.cc && seen.asn === report.asn;
      // Its neighbourhood is not known, so no vote is used up.
      if (!isPlaced) return { ...what, cc: unknownCountry, asn: 0, relay: '' };
      return cast(report, seen, now) ? { ...what, cc: report.cc, asn: report.asn, relay: seen.relay } : undefined;
    },
  };
}

/** Versions have two numbers. */
function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
