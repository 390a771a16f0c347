import { type SeenPlace, unknownCountry } from '../../community/protocol/wire/place.ts';
import type { Report } from '../../community/protocol/wire/report.ts';
import { slotOf } from '../../community/protocol/wire/slot.ts';
import type { Count } from '../store/add-counts.ts';

/** Which reports count, and for what. */
export interface Votes {
  /**
   * The vote of one report, or undefined where it has none: it is too old, or its neighbourhood has voted.
   * @param seen what a trusted relay saw of the sender; undefined where none vouches for anything
   */
  take(report: Report, seen: TrustedPlace | undefined, now: number): Vote | undefined;
}

export interface Vote {
  /** What it adds. */
  readonly count: Omit<Count, 'n'>;
  /** Makes room for the same report to come again, since this one was not written down. */
  giveBack(): void;
}

export interface TrustedPlace extends SeenPlace {
  /** Which relay saw it: two relays give one neighbourhood different buckets. */
  readonly relay: number;
}

const slotsOfHalf = 2;

/** The queue of the extension drops what is older than two days. */
const oldestSlots = 8;

const dayMs = 24 * 60 * 60 * 1000;

export interface VoteRules {
  /** Ids that are counted; others are of a newer catalogue, or invented. */
  readonly services: ReadonlySet<string>;
  /** Major and minor version; reports of older ones are not counted. */
  readonly oldestVersion: string;
}

/**
 * A bucket has two votes a day for one service on one network, so that ten counted reports of a day are five neighbourhoods
 * at least: one for each half of the day, or whoever checks all day would use up the evening's vote in the morning.
 */
export function countVotes({ services, oldestVersion }: VoteRules): Votes {
  let day = 0;
  /** A bit for each half of a day, so that many take no more memory than one. */
  let votesOfDay = new Map<string, number>();

  /** How to give the vote back; undefined where there is none. */
  function cast(report: Report, { relay, bucket }: TrustedPlace, now: number): (() => void) | undefined {
    const today = Math.floor(now / dayMs);
    if (today !== day) votesOfDay = new Map();
    day = today;
    const votes = votesOfDay;
    const key = [relay, bucket, report.asn, report.service].join();
    const before = votes.get(key) ?? 0;
    const vote = 1 << Math.floor((report.slot - slotOf(today * dayMs) + oldestSlots) / slotsOfHalf);
    if (before & vote) return undefined;
    votes.set(key, before | vote);
    return () => votes.set(key, (votes.get(key) ?? 0) & ~vote);
  }

  return {
    take(report, seen, now) {
      const { slot, service, state, cause } = report;
      const newest = slotOf(now);
      if (slot > newest || slot < newest - oldestSlots) return undefined;
      if (!services.has(service) || isOlder(report.version, oldestVersion)) return undefined;
      const what = { slot, service, state, ...(cause === undefined ? {} : { cause }) };
      const isPlaced = seen?.bucket !== undefined && seen.cc === report.cc && seen.asn === report.asn;
      // Nobody knows whose it is, so it takes no vote that could be given back.
      if (!isPlaced) return { count: { ...what, cc: unknownCountry, asn: 0 }, giveBack: () => undefined };
      const giveBack = cast(report, seen, now);
      return giveBack && { count: { ...what, cc: report.cc, asn: report.asn }, giveBack };
    },
  };
}

/** Versions have two numbers. */
function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
