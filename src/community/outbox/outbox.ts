import { isSamePlace, type Place } from '../../../protocol/wire/place.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { slotSeconds } from '../../../protocol/wire/slot.ts';
import type { Forgotten } from '../../history/forgotten.ts';
import { shuffled } from '../../model/chance.ts';

/**
 * The entries that wait to be sent, and when each may be sent. A person who only reads has the same entries at the same
 * times, without reports, so that an observer of the connection cannot tell readers from sharers.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Each entry waits for a random time: exponential with this mean, and at most `longestDelayMs`. */
export const meanDelayMs = 90 * minuteMs;
export const longestDelayMs = 6 * hourMs;
/** Entries older than this are dropped, since they say nothing about today. */
export const keptMs = 48 * hourMs;
/** How long the person can look up what was sent. */
export const sentKeptMs = 7 * dayMs;
/** Least time between two messages, so that overdue entries do not leave in one burst. */
export const shortestRestMs = 5 * minuteMs;
export const meanRestMs = 10 * minuteMs;
/** Frequent retries while a relay cannot be reached would be conspicuous. */
export const maxFailuresADay = 3;

const offlineRestMs = 30 * minuteMs;
/** The longest possible rest: after the last failure of a day, the remaining day and then a normal rest. */
const longestRestMs = dayMs + shortestRestMs + longestDelayMs;

export interface Waiting {
  /** Slot, service and network. There is one message per key, with the newest verdict. */
  readonly key: string;
  /** Absent when the person only reads. */
  readonly report?: Report;
  /** The place where the verdict was made. The entry is sent only from there. */
  readonly from: Place;
  /** Epoch ms. */
  readonly queuedAt: number;
  /** Epoch ms. */
  readonly notBefore: number;
}

export interface Sent {
  readonly key: string;
  readonly report?: Report;
  /** Epoch ms. */
  readonly at: number;
}

export interface Outbox {
  readonly waiting: readonly Waiting[];
  readonly sent: readonly Sent[];
  /** Epoch ms until which nothing is sent. */
  readonly restUntil?: number;
  /** How often each relay failed on this day (UTC, counted from 1970), and which ones refused. */
  readonly failures?: {
    readonly day: number;
    readonly counts: Readonly<Record<string, number>>;
    readonly refused: readonly string[];
  };
}

export const emptyOutbox: Outbox = { waiting: [], sent: [] };

export function keyOfReport({ slot, service, asn }: Report): string {
  return `${slot} ${service} ${asn}`;
}

/**
 * Adds the reports of a round. One that already waits is replaced and keeps its time. One whose key was already sent is
 * left out: if a changed verdict were sent in the same six hours, the number of messages would reveal the change.
 * @param share false if the person only reads: then the entries have no report
 */
export function queued(
  outbox: Outbox,
  reports: readonly Report[],
  { share, now, random }: { readonly share: boolean; readonly now: number; readonly random: () => number },
): Outbox {
  const gone = new Set(outbox.sent.map(({ key }) => key));
  const waiting = new Map(outbox.waiting.map((entry) => [entry.key, entry]));
  for (const report of reports) {
    const key = keyOfReport(report);
    if (gone.has(key)) continue;
    const { queuedAt = now, notBefore = now + delayMs(random()) } = waiting.get(key) ?? {};
    const from = { cc: report.cc, asn: report.asn };
    waiting.set(key, { key, from, queuedAt, notBefore, ...(share ? { report } : {}) });
  }
  return { ...outbox, waiting: [...waiting.values()] };
}

/** @param random 0..1 */
export function delayMs(random: number): number {
  return exponential(random, meanDelayMs, longestDelayMs);
}

/** Inverse of an exponential distribution truncated at `most`. */
function exponential(random: number, mean: number, most: number): number {
  return Math.round(-Math.log(1 - random * (1 - Math.exp(-most / mean))) * mean);
}

/**
 * Drops entries that are too old to be sent or shown. After the clock was set back, nothing is kept forever and no rest
 * exceeds the longest one.
 */
export function withoutOld({ restUntil = 0, ...outbox }: Outbox, now: number): Outbox {
  const isFresh = (at: number, forMs: number) => Math.abs(now - at) < forMs;
  return {
    ...outbox,
    ...(now < restUntil && restUntil <= now + longestRestMs ? { restUntil } : {}),
    waiting: outbox.waiting.filter(({ queuedAt }) => isFresh(queuedAt, keptMs)),
    sent: outbox.sent.filter(({ at }) => isFresh(at, sentKeptMs)),
  };
}

/** A random entry of those that may be sent now, so that their order reveals nothing. */
export function dueNow({ waiting, restUntil = 0 }: Outbox, now: number, random: () => number): Waiting | undefined {
  if (now < restUntil) return undefined;
  const due = waiting.filter(({ notBefore }) => notBefore <= now);
  return due[Math.floor(random() * due.length)];
}

/** When the next entry may be sent, epoch ms; undefined if nothing waits. */
export function nextAt({ waiting, restUntil = 0 }: Outbox): number | undefined {
  if (waiting.length === 0) return undefined;
  return Math.max(restUntil, Math.min(...waiting.map(({ notBefore }) => notBefore)));
}

/**
 * Relays that have not failed too often today, in the order to ask them. One that refused comes last, and is not asked
 * if two others agree: it may be blocked. It is not given up for the day: otherwise whoever overloads relays would
 * choose which ones are left.
 */
export function usableRelays(outbox: Outbox, relays: readonly string[], now: number, random: () => number): string[] {
  const { counts, refused } = failuresOf(outbox, now);
  const usable = shuffled(relays, random).filter((relay) => (counts[relay] ?? 0) < maxFailuresADay);
  return [...usable.filter((relay) => !refused.includes(relay)), ...usable.filter((relay) => refused.includes(relay))];
}

/** The outbox after an attempt in which these relays failed or refused. */
export function afterAsking(
  outbox: Outbox,
  { failed, refused }: { readonly failed: readonly string[]; readonly refused: readonly string[] },
  now: number,
): Outbox {
  const before = failuresOf(outbox, now);
  const counts = {
    ...before.counts,
    ...Object.fromEntries(failed.map((relay) => [relay, (before.counts[relay] ?? 0) + 1])),
  };
  const all = [...new Set([...before.refused, ...refused])];
  const { failures: _, ...rest } = outbox;
  if (Object.keys(counts).length + all.length === 0) return rest;
  return { ...rest, failures: { day: dayOf(now), counts, refused: all } };
}

const failuresOf = ({ failures }: Outbox, now: number): Omit<NonNullable<Outbox['failures']>, 'day'> =>
  failures?.day === dayOf(now) ? failures : { counts: {}, refused: [] };

/** The outbox after an entry was sent. */
export function afterSending(outbox: Outbox, entry: Waiting, now: number, random: () => number): Outbox {
  const rest = shortestRestMs + exponential(random(), meanRestMs, hourMs);
  return { ...withSent(outbox, entry, now), restUntil: now + rest };
}

/**
 * The outbox while an entry is being posted, and after no answer came. The entry may have been counted, so it is never
 * sent again. Stored before posting, so that a browser that is killed at any moment posts it at most once.
 */
export function afterNoAnswer(outbox: Outbox, entry: Waiting, now: number, random: () => number): Outbox {
  return afterFailing(withSent(outbox, entry, now), now, random);
}

/** The outbox after an entry was certainly not posted, or not counted. */
export function putBack(outbox: Outbox, entry: Waiting): Outbox {
  return {
    ...outbox,
    waiting: [...outbox.waiting.filter(({ key }) => key !== entry.key), entry],
    sent: outbox.sent.filter(({ key }) => key !== entry.key),
  };
}

function withSent(outbox: Outbox, { key, report }: Waiting, now: number): Outbox {
  return {
    ...outbox,
    waiting: outbox.waiting.filter((entry) => entry.key !== key),
    sent: [...outbox.sent.filter((one) => one.key !== key), { key, at: now, ...(report ? { report } : {}) }],
  };
}

/** The outbox after a failed attempt: the next one is later. */
export function afterFailing(outbox: Outbox, now: number, random: () => number): Outbox {
  return { ...outbox, restUntil: now + shortestRestMs + delayMs(random()) };
}

/** The outbox if too few relays are left for today. */
export function untilTomorrow(outbox: Outbox, now: number, random: () => number): Outbox {
  return afterFailing(outbox, (dayOf(now) + 1) * dayMs, random);
}

const dayOf = (at: number) => Math.floor(at / dayMs);

/** The outbox without a connection: nothing is tried, which does not count as a failure. */
export function resting(outbox: Outbox, now: number): Outbox {
  return { ...outbox, restUntil: now + offlineRestMs };
}

/** Drops entries of other places. Sending them from here would link the two places. */
export function onlyFrom(outbox: Outbox, place: Place): Outbox {
  return { ...outbox, waiting: outbox.waiting.filter(({ from }) => isSamePlace(from, place)) };
}

/**
 * The outbox without what a person deletes, whether it waits or was sent. It does not say on which of their networks it
 * was found.
 */
export function withoutForgotten({ waiting, sent, ...rest }: Outbox, what: Forgotten): Outbox {
  const isKept = ({ key }: { readonly key: string }) => {
    if ('profile' in what) return false;
    const [slot, service] = key.split(' ');
    if ('service' in what) return service !== what.service;
    const began = Number(slot) * slotSeconds * 1000;
    return began >= what.until || began + slotSeconds * 1000 <= what.since;
  };
  return { ...rest, waiting: waiting.filter(isKept), sent: sent.filter(isKept) };
}
