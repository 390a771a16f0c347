import { monthDays } from '../../community/protocol/wire/cell.ts';
import { slotSeconds } from '../../community/protocol/wire/slot.ts';
import type { Cell, Snapshot, Window } from '../../community/protocol/wire/snapshot.ts';
import type { Part } from '../store/read-counts.ts';
import { isContested } from './contested.ts';
import { holdBack } from './hold-back.ts';
import type { Noise } from './noise.ts';
import { obscure } from './obscure.ts';
import { type OoniDay, ooniFigures, ooniShare } from './ooni-figures.ts';
import { merged, rest } from './parts.ts';
import { dayOfSlot, isEnough, shareOf, slotsOfDay, total } from './report-counts.ts';

/** The data on one country at the beginning of a slot. */
export interface CountryData {
  readonly country: string;
  readonly counter: number;
  /** The slots of the last 24 hours. */
  readonly slots: readonly Part[];
  /** The last 30 whole days and the current one. */
  readonly days: readonly Part[];
  /** By service. */
  readonly ooni: ReadonlyMap<string, readonly OoniDay[]>;
  readonly noise: Noise;
}

/** The first slot that a publication covers. */
export const firstSlot = (counter: number): number => (dayOfSlot(counter) - monthDays) * slotsOfDay;

/**
 * What may be published about a country, with every network that has a cell of its own, the largest first. All rules of
 * publication are in this file and its imports, so these are all one has to read to know what a reader can learn.
 */
export function makeSnapshot(data: CountryData): Snapshot {
  const { country, counter, slots, days, ooni } = data;
  const services = new Set([...[...slots, ...days].map(({ service }) => service), ...ooni.keys()]);
  const inCountry: Snapshot['services'] = {};
  const networks = new Map<number, Snapshot['networks'][number]['services']>();
  for (const service of [...services].sort()) {
    const windows = { day: windowOf(slots, service, dayOfSlot), month: windowOf(days, service, (day) => day) };
    const published = {
      ...cells(data, windows, service, undefined),
      ...dailyShares(data, service, windows.month.country),
      ...ooniOf(data, service),
    };
    if (Object.keys(published).length > 0) inCountry[service] = published;
    for (const asn of new Set([...windows.day.networks.keys(), ...windows.month.networks.keys()])) {
      const own = asn === 0 ? {} : cells(data, windows, service, asn);
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
    networks: [...networks].map(([asn, cellsOf]) => ({ asn, services: cellsOf })).sort(largestFirst),
  };
}

/** The reports on one service in one window, one part for each slot or day. */
interface Reports {
  readonly country: readonly Part[];
  readonly networks: ReadonlyMap<number, readonly Part[]>;
  readonly dayOf: (time: number) => number;
}

function windowOf(all: readonly Part[], service: string, dayOf: (time: number) => number): Reports {
  const parts = all.filter((part) => part.service === service);
  const networks = new Map<number, Part[]>();
  for (const part of parts) {
    const known = networks.get(part.asn);
    if (known) known.push(part);
    else networks.set(part.asn, [part]);
  }
  return { country: merged(parts), networks, dayOf };
}

/** @param asn undefined for the whole country, which includes cells that are too small to publish */
function cells(
  data: CountryData,
  windows: Readonly<Record<Window, Reports>>,
  service: string,
  asn: number | undefined,
): Partial<Record<Window, Cell>> {
  const day = cellOf(data, windows.day, { window: 'day', service, asn });
  const month = cellOf(data, windows.month, { window: 'month', service, asn });
  return { ...(day && { day }), ...(month && { month }) };
}

interface CellKey {
  readonly window: Window;
  readonly service: string;
  readonly asn: number | undefined;
}

function cellOf(data: CountryData, reports: Reports, { window, service, asn }: CellKey): Cell | undefined {
  const { country, counter, ooni, noise } = data;
  const { dayOf } = reports;
  const parts = asn === undefined ? reports.country : (reports.networks.get(asn) ?? []);
  if (!isEnough(parts, dayOf)) return undefined;
  const steady = holdBack(parts);
  if (!steady || !isEnough(steady.parts, dayOf)) return undefined;
  const counts = total(steady.parts);
  const published = obscure(counts, [country, service, asn ?? 'all', window].join(' '), noise);
  const elsewhere = [ooniShare(ooni.get(service) ?? [], dayOfSlot(counter), window)];
  if (asn !== undefined) {
    const others = rest(reports.country, parts);
    elsewhere.push(isEnough(others, dayOf) ? shareOf(total(others)) : undefined);
  }
  if (isContested(shareOf(counts), elsewhere)) return [...published, 'contested'];
  return steady.held ? [...published, 'held'] : published;
}

function dailyShares(
  { country, counter, noise }: CountryData,
  service: string,
  days: readonly Part[],
): { strip?: string } {
  const last = dayOfSlot(counter) - 1;
  const tenths = Array.from({ length: monthDays }, (_, index) => {
    const day = days.find(({ time }) => time === last - (monthDays - 1) + index);
    if (!day || !isEnough([day], (time) => time)) return '-';
    const [n, problem] = obscure(day, [country, service, 'strip', day.time].join(' '), noise);
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
