import { type DataUse, parseDataUse } from '../model/data-use.ts';
import { unknownNetwork } from '../model/network-label.ts';
import type { Extent } from '../model/round.ts';

/** Bytes that a check moves, measured with seven services. */
export const typicalBytes: Readonly<Record<Extent, number>> = {
  quiet: 300_000,
  'data-saver': 310_000,
  whole: 1_290_000,
};

export const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

/**
 * Reads the stored data use of the month of `now`. A value of another month, or an unreadable one, counts as no use.
 */
export function dataUseAt(now: number, stored: unknown): DataUse {
  const month = monthOf(now);
  const use = parseDataUse(stored);
  return use?.month === month ? use : { month, bytes: {} };
}

export function withUse(use: DataUse, profile: string, bytes: number): DataUse {
  return { ...use, bytes: { ...use.bytes, [profile]: (use.bytes[profile] ?? 0) + bytes } };
}

/** The data use of a deleted network still counts for the month, as that of an unknown network. */
export function withoutNetwork({ month, bytes }: DataUse, profile: string): DataUse {
  const { [profile]: moved, ...others } = bytes;
  return moved === undefined ? { month, bytes } : withUse({ month, bytes: others }, unknownNetwork, moved);
}

export function totalBytes({ bytes }: DataUse): number {
  return Object.values(bytes).reduce((sum, some) => sum + some, 0);
}

/** Megabytes that background checks may move in a month on a metered network. */
export const meteredMegabytes = 5;

const minutesInMonth = 30 * 24 * 60;
const servicesMeasured = 7;
/** The part of a check that controls take, however many services are checked. */
const controlBytes = 65_000;

/** Roughly how many bytes background checks move in a month if the browser is always open. */
export function expectedBytes(everyMinutes: number, services: number, extent: Extent = 'data-saver'): number {
  const ofServices = (typicalBytes[extent] - controlBytes) * (services / servicesMeasured);
  return (minutesInMonth / everyMinutes) * (controlBytes + ofServices);
}

export interface Budget {
  readonly monthlyMegabytes: number;
  readonly metered: boolean;
}

/**
 * Bytes that background checks may still move this month on this network: the rest of the monthly budget, and on a
 * metered network no more than the rest of that network's own. Never below 0.
 */
export function bytesLeft(use: DataUse, profile: string, { monthlyMegabytes, metered }: Budget): number {
  const left = monthlyMegabytes * 1_000_000 - totalBytes(use);
  const leftHere = meteredMegabytes * 1_000_000 - (use.bytes[profile] ?? 0);
  return Math.max(0, metered ? Math.min(left, leftHere) : left);
}
