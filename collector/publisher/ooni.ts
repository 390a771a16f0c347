import { setTimeout as pauseFor } from 'node:timers/promises';
import * as v from 'valibot';
import { ooniDays } from '../../protocol/wire/cell.ts';
import type { OoniDay } from './ooni-figures.ts';
import { ooniTests } from './ooni-tests.ts';

/** By country, then by service. */
export type OoniWorld = ReadonlyMap<string, ReadonlyMap<string, readonly OoniDay[]>>;

export interface Ooni {
  /**
   * OONI's measurements of the last week in all countries, fetched at most every six hours. If OONI does not answer,
   * the last figures stay, or there are none.
   * @param now epoch ms
   */
  read(now: number): Promise<OoniWorld>;
}

const cachedMs = 6 * 60 * 60 * 1000;
const answerTimeoutMs = 60_000;
/** OONI allows about ten requests a minute; this makes four. */
const pauseMs = 7000;
const dayMs = 24 * 60 * 60 * 1000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const answerSchema = v.object({
  result: v.array(
    v.object({
      measurement_start_day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/)),
      probe_cc: v.string(),
      measurement_count: count,
      anomaly_count: count,
      confirmed_count: count,
      ok_count: count,
      failure_count: count,
    }),
  ),
});

export interface OoniSettings {
  /** `https://api.ooni.io`; undefined to fetch nothing. */
  readonly api: string | undefined;
  readonly pause?: number;
  /** Aborts running requests. */
  readonly signal: AbortSignal;
  /** Receives error messages. */
  readonly warn: (message: string) => void;
}

export function openOoni({ api, pause = pauseMs, signal, warn }: OoniSettings): Ooni {
  let world: OoniWorld = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    async read(now) {
      if (api === undefined || now - readAt < cachedMs) return world;
      const read = new Map<string, Map<string, OoniDay[]>>();
      try {
        for (const [service, test] of ooniTests) {
          if (read.size > 0) await pauseFor(pause, undefined, { signal });
          for (const [cc, days] of await askFor(api, test, now, signal)) {
            const known = read.get(cc) ?? new Map<string, OoniDay[]>();
            read.set(cc, known.set(service, days));
          }
        }
        world = read;
        readAt = now;
      } catch (error) {
        warn(`OONI did not answer (${error instanceof Error ? error.message : error}): its figures stay as they were.`);
      }
      return world;
    },
  };
}

/** One request for all countries. The answer is a table of days and countries. */
async function askFor(
  api: string,
  test: string,
  now: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, OoniDay[]>> {
  const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    test_name: test,
    since: isoDay(now - ooniDays * dayMs),
    until: isoDay(now + dayMs),
    axis_x: 'measurement_start_day',
    axis_y: 'probe_cc',
  });
  const response = await fetch(`${api}/api/v1/aggregation?${query}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { result } = v.parse(answerSchema, await response.json());
  const days = new Map<string, OoniDay[]>();
  for (const row of result) {
    const known = days.get(row.probe_cc) ?? [];
    known.push({
      day: Date.parse(row.measurement_start_day.slice(0, 10)) / dayMs,
      n: row.measurement_count,
      anomaly: row.anomaly_count,
      confirmed: row.confirmed_count,
      ok: row.ok_count,
      failure: row.failure_count,
    });
    days.set(row.probe_cc, known);
  }
  return days;
}
