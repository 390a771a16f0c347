import type { Networks } from '../../protocol/wire/networks.ts';
import { bucketCount, isSamePlace, type SeenPlace, unknownCountry } from '../../protocol/wire/place.ts';
import type { AnyReport } from '../../protocol/wire/report.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import type { Count } from '../store/add-counts.ts';

/** Decides which reports count, and for which place. */
export interface Votes {
  /**
   * The count that one report adds to; undefined if it does not count, e.g. because it is too old or its neighbourhood
   * has voted.
   * @param seen the sender's place as a trusted relay saw it; undefined without such a relay
   */
  take(report: AnyReport, seen: TrustedPlace | undefined, now: number): Omit<Count, 'n'> | undefined;
  /** Forgets who voted in another slot. */
  turn(now: number): void;
  /** The relays whose share of the memory is full in this slot. */
  full(): readonly string[];
}

export interface TrustedPlace extends SeenPlace {
  /** The name of the relay that saw the sender. Each relay puts a neighbourhood into a different bucket. */
  readonly relay: string;
}

/** Reports of the last 12 to 18 hours count. Older ones say nothing about now, and all count for now. */
const oldestSlots = 2;

export interface VoteRules {
  readonly networks: Networks;
  /** Known service ids. Others come from a newer catalogue or are invented. */
  readonly services: ReadonlySet<string>;
  /** Major and minor version. Reports of older versions do not count. */
  readonly oldestVersion: string;
  /** Reports of newer versions, which do not exist yet, do not count either. */
  readonly newestVersion: string;
  /**
   * How many pairs of network and service may have votes through one relay in a slot. Reports about further pairs do
   * not count.
   */
  readonly mostCells?: number;
  /** Called once a slot for each relay that reaches this number. */
  readonly onFull?: (relay: string) => void;
}

/**
 * 0.2 GB for a relay. With a million sharers, 35,000 of these are in use. A stolen secret could use all networks and
 * services, each with every bucket.
 */
const mostCellsOfRelay = 2 ** 17;

/** A bit for each bucket that says "works", and one for each that says the opposite. */
const bytesOfCell = (2 * bucketCount) / 8;

/** By network and service. */
type Cells = Map<string, Uint8Array>;

/**
 * A report counts in the slot of its arrival, whatever slot it names, so nobody can add to a slot that is over. In each
 * slot a bucket has one vote that a service works on a network, and one that it does not, so a changed verdict counts
 * at once. No vote uses up one of another slot or verdict: if a bucket had two votes a day, a liar who used both in the
 * morning would silence the neighbours until midnight.
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

  /** The votes on a service on a network; undefined if the relay has no room for more of these. */
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

  /** False if the bucket has voted already. */
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
      // An honest relay names no such network, by the same table.
      if (!networks.has(report)) return undefined;
      const what = { slot: arrival, service, state };
      const { relay = '', bucket } = seen && isSamePlace(seen, report) ? seen : {};
      // The neighbourhood is unknown, so no vote is used up.
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
