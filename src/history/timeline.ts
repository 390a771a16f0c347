import type { NetworkState } from '../model/network-states.ts';
import type { ServiceId } from '../model/service.ts';
import { isPart } from './changes.ts';
import { addDays, type Day, daysBetween, type LocalClock } from './local-time.ts';
import { addServiceTallies, type DayRollUp, type HourRollUp, type ServiceTally } from './roll-up.ts';
import { addTallies, type Tally } from './tally.ts';

/** A period on a chart. */
export interface Slot {
  readonly day: Day;
  /** 0..23; absent: the whole day. */
  readonly hour?: number;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

/** A slot with the checks' results. Without a check it has no content. */
export interface Cell<Content> extends Slot {
  readonly content?: Content;
}

export type Timeline = readonly Cell<ServiceTally>[];

/** The days from first to last, oldest first. */
export function daySlots(first: Day, last: Day, clock: LocalClock): Slot[] {
  return daysBetween(first, last).map((day) => ({
    day,
    from: clock.startOf(day),
    to: clock.startOf(addDays(day, 1)),
  }));
}

/** The last `count` hours including the one of `now`, oldest first. Hours that the clock skipped are left out. */
export function hourSlots(count: number, now: number, clock: LocalClock): Slot[] {
  const newest = clock.timeAt(now).day;
  const oldest = addDays(newest, -Math.ceil(count / 24) - 1);
  const slots = daysBetween(oldest, newest).flatMap((day) =>
    [...Array(24).keys()].map((hour) => ({ day, hour, from: clock.startOf(day, hour) })),
  );
  const reached = slots.filter((slot, index) => slot.from <= now && slot.from !== slots[index + 1]?.from);
  return reached
    .slice(-count)
    .map((slot, index, all) => ({ ...slot, to: all[index + 1]?.from ?? slot.from + 3_600_000 }));
}

/** The history bar of a service by days. @param profile absent: all networks together */
export function timelineOfDays(
  slots: readonly Slot[],
  days: readonly DayRollUp[],
  service: ServiceId,
  profile?: string,
): Timeline {
  const found = new Map<Day, ServiceTally>();
  for (const one of days) {
    const own = one.services[service];
    if (!own || !isPart({ profile }, one)) continue;
    found.set(one.day, addServiceTallies(found.get(one.day), own) ?? own);
  }
  return slots.map((slot) => filled(slot, found.get(slot.day)));
}

/** The history bar of a service by hours. @param hours of this service */
export function timelineOfHours(slots: readonly Slot[], hours: readonly HourRollUp[], profile?: string): Timeline {
  const found = new Map<string, ServiceTally>();
  for (const one of hours) {
    if (!isPart({ profile }, one)) continue;
    for (const [hour, tally] of Object.entries(one.hours)) {
      const key = `${one.day} ${hour}`;
      found.set(key, addServiceTallies(found.get(key), tally) ?? tally);
    }
  }
  return slots.map((slot) => filled(slot, found.get(`${slot.day} ${slot.hour}`)));
}

/** The history bar of the connection, by days or by hours, whichever the slots are. */
export function timelineOfConnection(
  slots: readonly Slot[],
  days: readonly DayRollUp[],
  profile?: string,
): readonly Cell<Tally<NetworkState>>[] {
  const found = new Map<string, Tally<NetworkState>>();
  for (const one of days) {
    if (!isPart({ profile }, one)) continue;
    for (const [hour, tally] of Object.entries(one.network)) {
      for (const key of [one.day, `${one.day} ${hour}`]) found.set(key, addTallies(found.get(key), tally) ?? tally);
    }
  }
  return slots.map((slot) => filled(slot, found.get(slot.hour === undefined ? slot.day : `${slot.day} ${slot.hour}`)));
}

/** The same timeline in wider cells of `size` old cells each. The oldest cell takes the remainder. */
export function widened<Content>(
  cells: readonly Cell<Content>[],
  size: number,
  add: (one: Content | undefined, other: Content | undefined) => Content | undefined,
): readonly Cell<Content>[] {
  const wide: Cell<Content>[] = [];
  for (let end = cells.length; end > 0; end -= size) {
    const some = cells.slice(Math.max(0, end - size), end);
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) break;
    const content = some.reduce<Content | undefined>((sum, cell) => add(sum, cell.content), undefined);
    wide.unshift(filled({ ...first, to: last.to }, content));
  }
  return wide;
}

function filled<Content>({ day, hour, from, to }: Slot, content: Content | undefined): Cell<Content> {
  const slot = { day, from, to, ...(hour === undefined ? {} : { hour }) };
  return content === undefined ? slot : { ...slot, content };
}
