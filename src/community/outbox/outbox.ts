import { isSamePlace, type Place } from '../protocol/wire/place.ts';
import type { Report } from '../protocol/wire/report.ts';

/**
 * What waits to be sent to the crowd, and when each of it may go. Who only reads has the same entries at the same times,
 * without a report in them: somebody who watches the connection cannot tell one from the other.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Each entry waits for a time of its own: exponential, this long on average, and never longer than `longestDelayMs`. */
export const meanDelayMs = 90 * minuteMs;
export const longestDelayMs = 6 * hourMs;
/** What could not go for so long says nothing of today any more. */
export const keptMs = 48 * hourMs;
/** For so long the person can look up what went. */
export const sentKeptMs = 7 * dayMs;
/** At least this between two messages, so that what is overdue does not leave as one flock. */
export const shortestRestMs = 5 * minuteMs;
export const meanRestMs = 10 * minuteMs;
/** Where relays cannot be reached, trying again and again would stand out. */
export const mostFailuresADay = 3;

const offlineRestMs = 30 * minuteMs;
/** The rest after the last failure of a day, at its longest: what is left of the day, and then one like any other. */
const longestRestMs = dayMs + shortestRestMs + longestDelayMs;

export interface Waiting {
  /** Slot, service and network: of each there is one message, and the newest verdict is the one that counts. */
  readonly key: string;
  /** Absent for somebody who only reads. */
  readonly report?: Report;
  /** Where it was found; it goes from nowhere else. */
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
  /** Epoch ms until which nothing goes. */
  readonly restUntil?: number;
  /** Attempts that failed on this day (UTC, counted from 1970). */
  readonly failures?: { readonly day: number; readonly count: number };
}

export const emptyOutbox: Outbox = { waiting: [], sent: [] };

export function keyOfReport({ slot, service, asn }: Report): string {
  return `${slot} ${service} ${asn}`;
}

/**
 * Puts the verdicts of a round in line. One that already waits is replaced and keeps its time; one whose like has gone
 * is left out, since a second vote of the same six hours would not count.
 * @param share false for somebody who only reads: then the entries are empty
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

/** An exponential distribution that is cut off at `most`, by its inverse. */
function exponential(random: number, mean: number, most: number): number {
  return Math.round(-Math.log(1 - random * (1 - Math.exp(-most / mean))) * mean);
}

/**
 * Without what is too old to be sent, or to be shown as sent. A clock that was set back makes nothing live for ever, and no
 * rest last longer than any that is given.
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

/** One of those that may go now, whichever: the order in which they were queued tells nothing. */
export function dueNow({ waiting, restUntil = 0 }: Outbox, now: number, random: () => number): Waiting | undefined {
  if (now < restUntil) return undefined;
  const due = waiting.filter(({ notBefore }) => notBefore <= now);
  return due[Math.floor(random() * due.length)];
}

/** Epoch ms of the next moment at which something may go; undefined where nothing waits. */
export function nextAt({ waiting, restUntil = 0 }: Outbox): number | undefined {
  if (waiting.length === 0) return undefined;
  return Math.max(restUntil, Math.min(...waiting.map(({ notBefore }) => notBefore)));
}

/** After an entry went. */
export function afterSending(outbox: Outbox, { key, report }: Waiting, now: number, random: () => number): Outbox {
  return {
    waiting: outbox.waiting.filter((entry) => entry.key !== key),
    sent: [...outbox.sent, { key, at: now, ...(report ? { report } : {}) }],
    restUntil: now + shortestRestMs + exponential(random(), meanRestMs, hourMs),
  };
}

/** After nothing could be sent: another time, and on the third time of a day not before tomorrow. */
export function afterFailing(outbox: Outbox, now: number, random: () => number): Outbox {
  const day = Math.floor(now / dayMs);
  const count = outbox.failures?.day === day ? outbox.failures.count + 1 : 1;
  const from = count < mostFailuresADay ? now : (day + 1) * dayMs;
  return { ...outbox, failures: { day, count }, restUntil: from + shortestRestMs + delayMs(random()) };
}

/** Without a connection nothing is tried, and nothing has failed. */
export function resting(outbox: Outbox, now: number): Outbox {
  return { ...outbox, restUntil: now + offlineRestMs };
}

/** What was measured in another place is not told from this one: it would tie the two together. */
export function onlyFrom(outbox: Outbox, place: Place): Outbox {
  return { ...outbox, waiting: outbox.waiting.filter(({ from }) => isSamePlace(from, place)) };
}
