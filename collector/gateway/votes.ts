import type { Networks } from '../../protocol/wire/networks.ts';
import { bucketCount, isSamePlace, type SeenPlace, unknownCountry } from '../../protocol/wire/place.ts';
import type { AnyReport } from '../../protocol/wire/report.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import type { Count } from '../store/add-counts.ts';

/** Decides which reports count, and for which place. */
export interface Votes {
  /**
   * The count that one report adds to; undefined where it does not count, e.g. because it is too old or its neighbourhood
   * has voted.
   * @param seen the sender's place as a trusted relay saw it; undefined without such a relay
   */
  take(report: AnyReport, seen: TrustedPlace | undefined, now: number): Omit<Count, 'n'> | undefined;
  /** Forgets who voted in another slot. */
  turn(now: number): void;
  /** The relays that have filled their share of the memory in this slot. */
  full(): readonly string[];
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
  /** How many pairs of network and service may have votes through one relay in a slot. Reports of further ones do not count. */
  readonly mostCells?: number;
  /** Is told once in a slot of a relay that has as many. */
  readonly onFull?: (relay: string) => void;
}

/**
 * 0.2 GB for a relay. Where a million people share, 35,000 of these are in use; a stolen secret is good for as many as there
 * are networks and services, each with every bucket.
 */
const mostCellsOfRelay = 2 ** 17;

/** A bit for each bucket that says "works", and one for each that does not. */
const bytesOfCell = (2 * bucketCount) / 8;

/** By network and service. */
type Cells = Map<string, Uint8Array>;

/**
 * A report counts in the slot of its arrival, whichever it names: so nobody can add to a slot that is over. In each slot a
 * bucket has one vote that a service works on a network, and one that it does not: so a changed verdict counts at once. No vote
 * uses up another one, of another slot or another verdict: where a bucket had votes in two slots of a day, a liar who took
 * them in the morning silenced the neighbours until midnight.
 */
export function countVotes({
  networks,
  services,
  oldestVersion,
  newestVersion,
  mostCells = mostCellsOfRelay,
  onFull = () => undefined,
}: VoteRules): Votes {
  let slot = 0;
  let relays = new Map<string, Cells>();
  let full = new Set<string>();

  function turn(now: number): void {
    if (slotOf(now) === slot) return;
    slot = slotOf(now);
    relays = new Map();
    full = new Set();
  }

  /** The votes on a network about a service; undefined where the relay has no room for more of these. */
  function cellOf(relay: string, name: string): Uint8Array | undefined {
    const cells: Cells = relays.get(relay) ?? new Map();
    const known = cells.get(name);
    if (known) return known;
    if (cells.size >= mostCells) {
      if (!full.has(relay)) onFull(relay);
      full.add(relay);
      return undefined;
    }
    const cell = new Uint8Array(bytesOfCell);
    relays.set(relay, cells.set(name, cell));
    return cell;
  }

  /** False where the bucket has voted already. */
  function cast({ cc, asn, service, state }: AnyReport, relay: string, bucket: number): boolean {
    const cell = cellOf(relay, `${cc} ${asn} ${service}`);
    if (!cell) return false;
    const place = 2 * bucket + (state === 'works' ? 0 : 1);
    const [byte, bit] = [place >> 3, 1 << (place & 7)];
    const before = cell[byte] ?? 0;
    cell[byte] = before | bit;
    return (before & bit) === 0;
  }

  return {
    turn,
    full: () => [...full],
    take(report, seen, now) {
      const { service, state, version } = report;
      const arrival = slotOf(now);
      if (report.slot > arrival || report.slot < arrival - oldestSlots) return undefined;
      if (!services.has(service) || isOlder(version, oldestVersion) || isOlder(newestVersion, version))
        return undefined;
      // A relay that is honest tells none of these, by the same table.
      if (!networks.has(report)) return undefined;
      const what = { slot: arrival, service, state };
      const { relay = '', bucket } = seen && isSamePlace(seen, report) ? seen : {};
      // Its neighbourhood is not known, so no vote is used up.
      if (bucket === undefined) return { ...what, cc: unknownCountry, asn: 0, relay: '' };
      turn(now);
      return cast(report, relay, bucket) ? { ...what, cc: report.cc, asn: report.asn, relay } : undefined;
    },
  };
}

/** Versions have two numbers. */
function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}
