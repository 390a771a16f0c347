import { addDays, type Day, type LocalClock } from '../../../history/local-time.ts';
import type { Note } from '../../../history/note.ts';
import type { DayRollUp, HourRollUp, ServiceTally } from '../../../history/roll-up.ts';
import { addTallies, type Tally } from '../../../history/tally.ts';
import {
  type Cell,
  type Slot,
  type Timeline,
  timelineOfConnection,
  timelineOfDays,
  timelineOfHours,
} from '../../../history/timeline.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { NetworkState } from '../../../model/network-states.ts';
import type { ServiceId } from '../../../model/service.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { dropMissingNetwork } from './filters.ts';
import { earlier, endOf, type Range, slotsOf } from './ranges.ts';

/** The data behind the charts of one range, of all networks. */
export interface ChartData {
  readonly range: Range;
  /** They end with the newest check, so that no chart ends with an empty hour. */
  readonly slots: readonly Slot[];
  /** Epoch ms of the newest check. */
  readonly newest?: number;
  /** Of the range, and of at least the last month. */
  readonly days: readonly DayRollUp[];
  /** Of the last month. */
  readonly recent: readonly DayRollUp[];
  /** Present if the slots are hours. */
  readonly hours?: ReadonlyMap<ServiceId, readonly HourRollUp[]>;
  readonly networks: readonly LabelledNetwork[];
  readonly notes: readonly Note[];
  readonly clock: LocalClock;
}

export type ConnectionTimeline = readonly Cell<Tally<NetworkState>>[];

/** How far back to look for the begin of a lasting problem. */
const lookBackDays = 30;

/** @param services hourly data is read only for these. @param now epoch ms */
export async function readChartData(
  reader: HistoryReader,
  range: Range,
  services: readonly ServiceId[],
  now: number,
): Promise<ChartData> {
  const clock = systemClock();
  const [span, last] = await Promise.all([reader.span(), reader.lastRound()]);
  const slots = slotsOf(range, endOf(range, now, last?.at), span?.first, clock);
  const today = clock.timeAt(now).day;
  const begin = slots[0]?.day ?? today;
  const month = addDays(today, -lookBackDays);
  const [days, hours, networks, notes] = await Promise.all([
    reader.days(earlier(begin, month), today),
    slots[0]?.hour === undefined
      ? undefined
      : Promise.all(services.map(async (id) => [id, await reader.hours(id, begin, today)] as const)),
    reader.networks(),
    reader.notes(begin, today),
  ]);
  dropMissingNetwork(networks);
  const recent = days.filter(({ day }) => day >= month);
  return {
    range,
    slots,
    days,
    recent,
    networks,
    notes,
    clock,
    ...(last ? { newest: last.at } : {}),
    ...(hours ? { hours: new Map(hours) } : {}),
  };
}

/** @param profile absent: all networks together */
export function serviceTimeline({ slots, days, hours }: ChartData, service: ServiceId, profile?: string): Timeline {
  return hours
    ? timelineOfHours(slots, hours.get(service) ?? [], profile)
    : timelineOfDays(slots, days, service, profile);
}

export function connectionTimeline({ slots, days }: ChartData, profile?: string): ConnectionTimeline {
  return timelineOfConnection(slots, days, profile);
}

/** The sum of all cells of a timeline. */
export function totalOf(timeline: Timeline): ServiceTally['total'] | undefined {
  return timeline.reduce<ServiceTally['total'] | undefined>(
    (sum, { content }) => (content ? (addTallies(sum, content.total) ?? sum) : sum),
    undefined,
  );
}

/** The notes of the days that a period (epoch ms) touches. */
export function notesIn({ notes, clock }: ChartData, from: number, to: number): readonly Note[] {
  if (notes.length === 0) return [];
  const [first, last]: [Day, Day] = [clock.timeAt(from).day, clock.timeAt(to - 1).day];
  return notes.filter(({ day }) => day >= first && day <= last);
}
