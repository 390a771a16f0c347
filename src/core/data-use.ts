import * as v from 'valibot';
import type { Observation } from './observation.ts';
import type { RoundKind } from './round.ts';

/** What checks moved in one month, by network. */
const dataUseSchema = v.object({
  /** `2026-11`, in UTC. */
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  /** Bytes by network profile. */
  bytes: v.record(v.string(), v.pipe(v.number(), v.minValue(0))),
});
export type DataUse = Readonly<v.InferOutput<typeof dataUseSchema>>;

/** Browsers do not tell what a connection costs. Both measured on the wire: TCP, TLS 1.3 with a usual chain, DNS, one head. */
const newConnectionBytes = 5300;
const openConnectionBytes = 900;
/** A failed attempt and what the browser repeats of it by itself. */
const failedBytes = 2500;
/** TCP, TLS and HTTP/2 around a body. */
const wrapping = 1.06;

/** What one observation moved in both directions, bytes; a whole round by it is within a fifth of what the wire shows. */
export function bytesOf({ outcome, probe, reused, transfer }: Observation): number {
  if (outcome.kind === 'skipped') return 0;
  const body = transfer ? Math.round(transfer.bytes * wrapping) : 0;
  if (outcome.kind === 'failed') return body + failedBytes;
  return body + (reused || probe === 'http' ? openConnectionBytes : newConnectionBytes);
}

/** What a check of the services that are on by default moves, bytes. */
export const typicalBytes: Readonly<Record<RoundKind, number>> = { quick: 170_000, full: 2_600_000 };

export const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

/** Whatever was stored, as the use of the month of `now`: another month's, or something unreadable, is no use at all. */
export function dataUseAt(now: number, stored: unknown): DataUse {
  const parsed = v.safeParse(dataUseSchema, stored);
  const month = monthOf(now);
  return parsed.success && parsed.output.month === month ? parsed.output : { month, bytes: {} };
}

export function withUse(use: DataUse, profile: string, bytes: number): DataUse {
  return { ...use, bytes: { ...use.bytes, [profile]: (use.bytes[profile] ?? 0) + bytes } };
}

export function totalBytes({ bytes }: DataUse): number {
  return Object.values(bytes).reduce((sum, some) => sum + some, 0);
}

/** Megabytes that background checks may move in a month on a network that charges for data. */
export const meteredMegabytes = 5;

export interface Budget {
  readonly monthlyMegabytes: number;
  readonly metered: boolean;
}

/**
 * Bytes that background checks may still move this month, here: what is left of the month's budget, and on a metered
 * network of its own. Never below 0.
 */
export function bytesLeft(use: DataUse, profile: string, { monthlyMegabytes, metered }: Budget): number {
  const left = monthlyMegabytes * 1_000_000 - totalBytes(use);
  const leftHere = meteredMegabytes * 1_000_000 - (use.bytes[profile] ?? 0);
  return Math.max(0, metered ? Math.min(left, leftHere) : left);
}
