import { type SeenPlace, unknownCountry } from '../../community/protocol/wire/place.ts';
import type { Report } from '../../community/protocol/wire/report.ts';
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
  take(report: Report, seen: TrustedPlace | undefined, now: number): Omit<Count, 'n'> | undefined;
  /** Forgets who voted on another day. */
  turn(now: number): void;
}

export interface TrustedPlace extends SeenPlace {
  /** The relay that saw the sender: each relay gives a neighbourhood another bucket. */
  readonly relay: number;
}

const slotsOfHalf = 2;

/** Two days: the extension's outbox drops older reports. */
const oldestSlots = 8;

export interface VoteRules {
  /** Known service ids; others come from a newer catalogue or are invented. */
  readonly services: ReadonlySet<string>;
  /** Major and minor version; reports of older versions do not count. */
  readonly oldestVersion: string;
}

/**
 * A bucket has two votes a day for one service on one network, one for each half of the day. So ten counted reports of a day
 * come from at least five neighbourhoods, and somebody who checks all day still has a vote in the evening.
 */
export function countVotes({ services, oldestVersion }: VoteRules): Votes {
  let day = 0;
  /** One bit for each half of a day, to save memory. */
  let votesOfDay = new Map<string, number>();

  function turn(now: number): void {
    if (dayOf(now) === day) return;
    day = dayOf(now);
    votesOfDay = new Map();
  }

  /** False where the bucket has voted already. */
  function cast(report: Report, { relay, bucket }: TrustedPlace, now: number): boolean {
    turn(now);
    const key = [relay, bucket, report.asn, report.service].join();
    const before = votesOfDay.get(key) ?? 0;
    const vote = 1 << Math.floor((report.slot - slotOf(day * dayMs) + oldestSlots) / slotsOfHalf);
    if (before & vote) return false;
    votesOfDay.set(key, before | vote);
    return true;
  }

  return {
    turn,
    take(report, seen, now) {
      const { slot, service, state, cause } = report;
      const newest = slotOf(now);
      if (slot > newest || slot < newest - oldestSlots) return undefined;
      if (!services.has(service) || isOlder(report.version, oldestVersion)) return undefined;
      const what = { slot, service, state, ...(cause === undefined ? {} : { cause }) };
      const isPlaced = seen?.bucket !== undefined && seen.cc === report.cc && seen.asn === report.asn;
      // Its neighbourhood is not known, so no vote is used up.
      if (!isPlaced) return { ...what, cc: unknownCountry, asn: 0 };
      return cast(report, seen, now) ? { ...what, cc: report.cc, asn: report.asn } : undefined;
    },
  };
}

/** Versions have two numbers. */
function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
