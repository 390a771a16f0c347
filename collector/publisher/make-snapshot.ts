import { monthDays } from '../../protocol/wire/cell.ts';
import { slotSeconds } from '../../protocol/wire/slot.ts';
import type { Cell, Snapshot, Window } from '../../protocol/wire/snapshot.ts';
import { once } from '../../src/model/once.ts';
import { dayOfSlot, slotsOfDay } from '../days.ts';
import type { Part } from '../store/read-counts.ts';
import { agreed, type ByRelay, togetherOfAll } from './agreement.ts';
import { isContested } from './contested.ts';
import { isEnoughForDay, minOfDay, minOfMonth, weekDays } from './enough.ts';
import { toFigures } from './figures.ts';
import { holdBack, sinceTurn } from './hold-back.ts';
import type { IsLarge } from './large-networks.ts';
import type { Noise } from './noise.ts';
import {
  type NoisyPart,
  noiseOfSlots,
  ofEachRelay,
  partsWithout,
  reportsIn,
  slotVariance,
  type Times,
  total,
  withNoise,
} from './noisy-counts.ts';
import { type OoniDay, ooniFigures } from './ooni-figures.ts';
import { merged } from './parts.ts';

/** The data on one country at the beginning of a slot. */
export interface CountryData {
  readonly country: string;
  readonly counter: number;
  /** The names of the relays. Counts from others are left out. */
  readonly relays: readonly string[];
  /** The slots of the last 24 hours. */
  readonly slots: readonly Part[];
  /** The last 30 whole days and the current one. */
  readonly days: readonly Part[];
  /** By service. */
  readonly ooni: ReadonlyMap<string, readonly OoniDay[]>;
  readonly noise: Noise;
  readonly isLarge: IsLarge;
}

/** The first slot that a publication covers. */
export const firstSlot = (counter: number): number => (dayOfSlot(counter) - monthDays) * slotsOfDay;

/**
 * Makes all that may be published about a country, with every network that has a cell of its own, the largest first.
 * All rules of publication are in this file and its imports: they decide what a reader can learn.
 */
export function makeSnapshot(data: CountryData): Snapshot {
  const { country, counter, slots, days, ooni } = data;
  const services = new Set([...[...slots, ...days].map(({ service }) => service), ...ooni.keys()]);
  const inCountry: Snapshot['services'] = {};
  const networks = new Map<number, Snapshot['networks'][number]['services']>();
  for (const service of [...services].sort()) {
    const ofService = { slots: byNetwork(slots, service), days: byNetwork(days, service) };
    const all = noisyCell(data, service, undefined, {
      slots: [...ofService.slots.values()].flat(),
      days: [...ofService.days.values()].flat(),
    });
    const published = { ...cellsOf(all), ...dailyShares(data, all), ...ooniOf(data, service) };
    if (Object.keys(published).length > 0) inCountry[service] = published;
    for (const asn of new Set([...ofService.slots.keys(), ...ofService.days.keys()])) {
      if (asn === 0) continue;
      const parts = { slots: ofService.slots.get(asn) ?? [], days: ofService.days.get(asn) ?? [] };
      const own = cellsOf(noisyCell(data, service, asn, parts), all);
      if (Object.keys(own).length === 0) continue;
      const known = networks.get(asn) ?? {};
      known[service] = own;
      networks.set(asn, known);
    }
  }
  return {
    v: 1,
    country,
    counter,
    publishedAt: counter * slotSeconds,
    services: inCountry,
    networks: [...networks].map(([asn, services]) => ({ asn, services })).sort(largestFirst),
  };
}

function byNetwork(all: readonly Part[], service: string): ReadonlyMap<number, readonly Part[]> {
  const networks = new Map<number, Part[]>();
  for (const part of all) {
    if (part.service !== service) continue;
    const known = networks.get(part.asn);
    if (known) known.push(part);
    else networks.set(part.asn, [part]);
  }
  return networks;
}

/** The noisy counts of one service, on one network or in the whole country. */
interface NoisyCell {
  readonly service: string;
  readonly isLarge: boolean;
  readonly slots: ByRelay;
  /** The newest days. Computed on demand, since the noise of a month takes time. */
  readonly week: () => ByRelay;
  readonly month: () => ByRelay;
  /** All reports of the month, without noise: used only to skip a month that noise could not make large enough. */
  readonly exactMonth: number;
}

/** @param asn undefined for the whole country, which includes the reports of cells that are too small to publish */
function noisyCell(
  { country, counter, relays, noise, isLarge }: CountryData,
  service: string,
  asn: number | undefined,
  exact: { readonly slots: readonly Part[]; readonly days: readonly Part[] },
): NoisyCell {
  const variance = ofEachRelay(asn === undefined ? slotVariance.country : slotVariance.network, relays.length);
  const named = relays.map((relay) => {
    return { relay, noiseOf: noiseOfSlots(`${country} ${asn ?? 'all'} ${service} ${relay}`, variance, noise) };
  });
  const byRelay = (parts: readonly Part[], times: Times): ByRelay =>
    named.map(({ relay, noiseOf }) => {
      return withNoise(merged(parts.filter((part) => part.relay === relay)), times, { variance, noiseOf });
    });
  const slots = { times: upTo(counter, slotsOfDay), slotsOf: (slot: number) => [slot] };
  const end = dayOfSlot(counter - 1) + 1;
  const slotsOf = (day: number) => upTo((day + 1) * slotsOfDay, slotsOfDay).filter((slot) => slot < counter);
  const days = (count: number) => byRelay(exact.days, { times: upTo(end, count), slotsOf });
  return {
    service,
    isLarge: asn !== undefined && isLarge(asn),
    slots: byRelay(exact.slots, slots),
    week: () => days(weekDays),
    month: once(() => days(end - dayOfSlot(firstSlot(counter)))),
    exactMonth: exact.days.reduce((sum, { n }) => sum + n, 0),
  };
}

/** The `count` numbers before `end`. */
const upTo = (end: number, count: number): number[] => Array.from({ length: count }, (_, index) => end - count + index);

/** @param country undefined if the cell is the country itself */
function cellsOf(cell: NoisyCell, country?: NoisyCell): Partial<Record<Window, Cell>> {
  const day = dayCell(cell, country);
  const month = monthCell(cell, country);
  return { ...(day && { day }), ...(month && { month }) };
}

function dayCell(cell: NoisyCell, country?: NoisyCell): Cell | undefined {
  const { slots, isLarge } = cell;
  const day = togetherOfAll(slots);
  if (!isEnoughForDay(day, () => togetherOfAll(cell.week()), isLarge)) return undefined;
  const compared = { window: 'day', parts: slots, country: country?.slots } as const;
  return published(compared, minOfDay(day, isLarge));
}

function monthCell(cell: NoisyCell, country?: NoisyCell): Cell | undefined {
  const least = enoughForMonth(cell);
  if (least === undefined) return undefined;
  const compared = { window: 'month', parts: cell.month(), country: country?.month() } as const;
  return published(compared, least);
}

/** The least number of reports that 30 days need; undefined if they have fewer. */
function enoughForMonth({ slots, isLarge, exactMonth, month }: NoisyCell): number | undefined {
  const least = minOfMonth(total(slots.flat()), isLarge);
  // Six standard deviations of noise would not lift these over the limit, so the noise need not be computed.
  if (exactMonth < least / 10) return undefined;
  return reportsIn(togetherOfAll(month())) >= least ? least : undefined;
}

interface Compared {
  readonly window: Window;
  readonly parts: ByRelay;
  /** Undefined if the cell is the country itself. */
  readonly country: ByRelay | undefined;
}

function published({ window, parts, country }: Compared, least: number): Cell | undefined {
  const settle = (all: readonly NoisyPart[]) => holdBack(window === 'day' ? sinceTurn(all) : all);
  const { counts, parts: kept, leftOut } = agreed(parts, settle);
  const times = parts[0]?.length ?? 0;
  if (leftOut && reportsIn(counts) < (least * kept.length) / times) return undefined;
  const figures = toFigures(counts);
  if (!figures) return undefined;
  const elsewhere = country && agreed(countryWithout(country, parts), settle).counts;
  if (elsewhere && isContested(counts, elsewhere)) return [...figures, 'contested'];
  return leftOut === 'held' ? [...figures, 'held'] : figures;
}

const countryWithout = (country: ByRelay, network: ByRelay): ByRelay =>
  country.map((parts, relay) => partsWithout(parts, network[relay] ?? []));

/** The share of each whole day. A day with too few reports is a gap; a service with too few all month has no shares. */
function dailyShares({ counter }: CountryData, cell: NoisyCell): { strip?: string } {
  if (enoughForMonth(cell) === undefined) return {};
  const last = dayOfSlot(counter) - 1;
  const tenths = Array.from({ length: monthDays }, (_, index) => {
    const date = last - (monthDays - 1) + index;
    const day = togetherOfAll(cell.month().map((parts) => parts.filter(({ time }) => time === date)));
    const figures = reportsIn(day) >= minOfDay(day, cell.isLarge) ? toFigures(day) : undefined;
    if (!figures) return '-';
    const [n, problem] = figures;
    return Math.round((10 * problem) / n).toString(11);
  }).join('');
  return /[^-]/.test(tenths) ? { strip: tenths } : {};
}

function ooniOf({ ooni, counter }: CountryData, service: string) {
  const figures = ooniFigures(ooni.get(service) ?? [], dayOfSlot(counter));
  return figures ? { ooni: figures } : {};
}

type Network = Snapshot['networks'][number];

const reportsOf = ({ services }: Network): number =>
  Object.values(services).reduce((sum, { day, month }) => sum + (month?.[0] ?? day?.[0] ?? 0), 0);

const largestFirst = (a: Network, b: Network): number => reportsOf(b) - reportsOf(a) || a.asn - b.asn;
