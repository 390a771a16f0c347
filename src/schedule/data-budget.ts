import { isPage } from '../measure/transfers/sample.ts';
import { type DataUse, parseDataUse } from '../model/data-use.ts';
import { unknownNetwork } from '../model/network-label.ts';
import type { Observation } from '../model/observation.ts';
import type { Extent } from '../model/round.ts';

/**
 * Browsers do not report how many bytes a connection takes. Both numbers were measured on the wire: TCP, TLS 1.3 with a
 * typical certificate chain, DNS and the headers of one request.
 */
const newConnectionBytes = 5300;
const openConnectionBytes = 900;
/** A failed attempt, including the browser's own retries. */
const failedBytes = 2500;
/** The overhead of TCP, TLS and HTTP/2 on a body, as a factor. */
const wrapping = 1.06;
/**
 * How much of a page is sent: browsers show its bytes after they were unpacked.
 * @source HTML compresses to about a quarter, and short pages to a little more
 */
const packedShare = 0.27;

/** Bytes that one observation moved in both directions. The sum of a round is within a fifth of what the wire shows. */
export function bytesOf({ subject, outcome, probe, reused, transfer }: Observation): number {
  if (outcome.kind === 'skipped') return 0;
  const sent = (transfer?.bytes ?? 0) * (isPage({ subject }) ? packedShare : 1);
  const body = Math.round(sent * wrapping);
  if (outcome.kind === 'failed') return body + failedBytes;
  return body + (reused || probe === 'http' ? openConnectionBytes : newConnectionBytes);
}

/** What a check transferred bytes for. */
type Purpose = 'reach' | 'calls' | 'speed';

const purposes: Readonly<Partial<Record<Observation['probe'], Purpose>>> = {
  stun: 'calls',
  turn: 'calls',
  'first-download': 'speed',
  'first-upload': 'speed',
  'long-download': 'speed',
  'object-head': 'speed',
  'small-upload': 'speed',
  download: 'speed',
  upload: 'speed',
};

/** Bytes that observations moved in both directions, by purpose. */
export function bytesByPurpose(observations: readonly Observation[]): Readonly<Record<Purpose, number>> {
  const bytes = { reach: 0, calls: 0, speed: 0 };
  for (const o of observations) bytes[purposes[o.probe] ?? 'reach'] += bytesOf(o);
  return bytes;
}

/** Bytes that a check moves, measured with seven services. */
export const typicalBytes: Readonly<Record<Exclude<Extent, 'reach'>, number>> = {
  'data-saver': 275_000,
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
/** The part of `data-saver` that measures speed: always of two services, however many are checked. */
const speedBytes = 95_000;

/** Roughly how many bytes background checks move in a month if the browser is always open. */
export function expectedBytes(everyMinutes: number, services: number): number {
  const reachBytes = (typicalBytes['data-saver'] - speedBytes) * (services / servicesMeasured);
  return (minutesInMonth / everyMinutes) * (reachBytes + speedBytes);
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
