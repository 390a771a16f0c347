import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../protocol/wire/report.ts';
import {
  afterAsking,
  afterFailing,
  afterSending,
  delayMs,
  dueNow,
  emptyOutbox,
  keptMs,
  longestDelayMs,
  meanDelayMs,
  nextAt,
  type Outbox,
  onlyFrom,
  queued,
  resting,
  sentKeptMs,
  shortestRestMs,
  untilTomorrow,
  usableRelays,
  withoutForgotten,
  withoutOld,
} from '../../../src/community/outbox/outbox.ts';
import { seededRandom } from '../../../src/model/chance.ts';

const now = Date.UTC(2026, 10, 25, 9, 41);
const hourMs = 3_600_000;

const reportOf = (change: Partial<Report> = {}): Report => ({
  v: 1,
  slot: 83_000,
  cc: 'RU',
  asn: 8359,
  service: 'whatsapp',
  state: 'blocked',
  version: '1.2',
  ...change,
});

const reports = fc.array(
  fc.record({
    slot: fc.integer({ min: 83_000, max: 83_003 }),
    service: fc.constantFrom('whatsapp', 'telegram', 'signal'),
    asn: fc.constantFrom(0, 8359),
    state: fc.constantFrom('works' as const, 'blocked' as const),
  }),
  { maxLength: 20 },
);

const share = (random: () => number, at = now) => ({ share: true, now: at, random });

describe('a waiting entry', () => {
  it('is one message for each slot, service and network, with the latest verdict', () => {
    fc.assert(
      fc.property(reports, fc.integer(), (changes, seed) => {
        const all = changes.map(reportOf);
        const { waiting } = queued(emptyOutbox, all, share(seededRandom(seed)));
        expect(new Set(waiting.map(({ key }) => key)).size).toBe(waiting.length);
        for (const { report } of waiting) {
          const newest = all.findLast(
            ({ slot, service, asn }) => slot === report?.slot && service === report.service && asn === report.asn,
          );
          expect(report).toEqual(newest);
        }
      }),
    );
  });

  it('keeps its time when a newer verdict replaces it, so that frequent checks do not postpone it', () => {
    const first = queued(emptyOutbox, [reportOf()], share(seededRandom(1)));
    const second = queued(first, [reportOf({ state: 'works' })], share(seededRandom(2), now + hourMs));
    expect(second.waiting).toEqual([{ ...first.waiting[0], report: reportOf({ state: 'works' }) }]);
  });

  it('is not sent a second time in the same six hours', () => {
    const first = queued(emptyOutbox, [reportOf()], share(seededRandom(1)));
    const [entry] = first.waiting;
    if (!entry) throw new Error('nothing waits');
    const gone = afterSending(first, entry, now, seededRandom(3));
    expect(queued(gone, [reportOf({ state: 'works' })], share(seededRandom(2))).waiting).toEqual([]);
    expect(queued(gone, [reportOf({ slot: 83_001 })], share(seededRandom(2))).waiting).toHaveLength(1);
  });

  it('is sent at the same times for a person who only reads, without a report', () => {
    fc.assert(
      fc.property(reports, fc.integer(), (changes, seed) => {
        const all = changes.map(reportOf);
        const sharing = queued(emptyOutbox, all, share(seededRandom(seed)));
        const reading = queued(emptyOutbox, all, { ...share(seededRandom(seed)), share: false });
        expect(reading.waiting.map(({ notBefore }) => notBefore)).toEqual(
          sharing.waiting.map(({ notBefore }) => notBefore),
        );
        expect(reading.waiting.map(({ from }) => from)).toEqual(sharing.waiting.map(({ from }) => from));
        expect(reading.waiting.every((entry) => !('report' in entry))).toBe(true);
      }),
    );
  });

  it('has only these fields, none of which could link two messages', () => {
    const { waiting } = queued(emptyOutbox, [reportOf()], share(seededRandom(1)));
    expect(waiting.map((entry) => Object.keys(entry).sort())).toEqual([
      ['from', 'key', 'notBefore', 'queuedAt', 'report'],
    ]);
    expect(JSON.stringify(waiting[0]?.report)).not.toContain(String(now).slice(0, 8));
  });

  it('is dropped after 48 hours, and forgotten a week after it was sent', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 10 * 24 * hourMs }), (changes, laterMs) => {
        const outbox = queued(emptyOutbox, changes.map(reportOf), share(seededRandom(1)));
        const sent: Outbox = { ...outbox, sent: [{ key: '1 x 2', at: now }] };
        const later = withoutOld(sent, now + laterMs);
        expect(later.waiting.length).toBe(laterMs < keptMs ? outbox.waiting.length : 0);
        expect(later.sent.length).toBe(laterMs < sentKeptMs ? 1 : 0);
      }),
    );
  });

  it('is dropped with the time in which it was found', () => {
    const outbox = queued(emptyOutbox, [reportOf()], { share: true, now, random: () => 0.5 });
    const slot = 83_000 * 6 * hourMs;
    const left = (since: number, until: number) => withoutForgotten(outbox, { since, until }).waiting.length;
    expect(left(slot + hourMs, slot + 2 * hourMs)).toBe(0);
    expect(left(slot - hourMs, slot)).toBe(1);
    expect(left(slot + 6 * hourMs, slot + 7 * hourMs)).toBe(1);
  });

  it('is dropped in another network or country', () => {
    const outbox = queued(emptyOutbox, [reportOf(), reportOf({ asn: 0 })], share(seededRandom(1)));
    expect(onlyFrom(outbox, { cc: 'RU', asn: 8359 }).waiting.map(({ report }) => report?.asn)).toEqual([8359]);
    expect(onlyFrom(outbox, { cc: 'KZ', asn: 8359 }).waiting).toEqual([]);
    const reading = queued(emptyOutbox, [reportOf()], { ...share(seededRandom(1)), share: false });
    expect(onlyFrom(reading, { cc: 'RU', asn: 8359 }).waiting).toHaveLength(1);
    expect(onlyFrom(reading, { cc: 'RU', asn: 12389 }).waiting).toEqual([]);
    expect(onlyFrom(reading, { cc: 'KZ', asn: 8359 }).waiting).toEqual([]);
  });
});

describe('the time of sending', () => {
  it('is random: 90 minutes on average, a little less because of the limit at six hours, and never later', () => {
    const random = seededRandom(7);
    const delays = Array.from({ length: 20_000 }, () => delayMs(random()));
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    // The mean of an exponential distribution truncated at four times its mean.
    const expected = meanDelayMs * (1 - (4 * Math.exp(-4)) / (1 - Math.exp(-4)));
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.03);
    expect(Math.max(...delays)).toBeLessThanOrEqual(longestDelayMs);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  });

  it('is never early, and never right after another message', () => {
    fc.assert(
      fc.property(reports, fc.integer(), (changes, seed) => {
        const random = seededRandom(seed);
        let outbox = queued(emptyOutbox, changes.map(reportOf), share(random));
        const times: number[] = [];
        for (let at = nextAt(outbox); at !== undefined; at = nextAt(outbox)) {
          expect(dueNow(outbox, at - 1, random)).toBeUndefined();
          const entry = dueNow(outbox, at, random);
          if (!entry) throw new Error('nothing is due at the time that was told');
          expect(entry.notBefore).toBeLessThanOrEqual(at);
          times.push(at);
          outbox = afterSending(outbox, entry, at, random);
        }
        expect(outbox.waiting).toEqual([]);
        for (const [index, at] of times.slice(1).entries())
          expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(shortestRestMs);
      }),
    );
  });

  it('does not follow the order of the checks', () => {
    const services = Array.from({ length: 8 }, (_, index) => `service-${index}`);
    const orders = Array.from({ length: 30 }, (_, seed) => {
      const random = seededRandom(seed);
      const { waiting } = queued(
        emptyOutbox,
        services.map((service) => reportOf({ service })),
        share(random),
      );
      const late = dueNow({ waiting, sent: [] }, now + longestDelayMs, random);
      return late?.report?.service;
    });
    expect(new Set(orders).size).toBeGreaterThan(4);
  });

  it('ignores a rest that a wrong clock set far ahead', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 400 }), (seed, daysAhead) => {
        const random = seededRandom(seed);
        const ahead = now + daysAhead * 24 * hourMs;
        for (const rested of [resting(emptyOutbox, ahead), afterFailing(emptyOutbox, ahead, random)]) {
          const outbox = queued(withoutOld(rested, now), [reportOf()], share(random));
          expect(nextAt(outbox)).toBeLessThanOrEqual(now + longestDelayMs);
          expect(dueNow(outbox, now + longestDelayMs, random)).toBeDefined();
        }
      }),
    );
  });

  it('respects every rest that a right clock set', () => {
    fc.assert(
      fc.property(fc.integer({ min: now, max: now + 24 * hourMs }), fc.integer(), (at, seed) => {
        for (const rest of [afterFailing, untilTomorrow]) {
          const outbox = rest(emptyOutbox, at, seededRandom(seed));
          expect(withoutOld(outbox, at)).toEqual(outbox);
        }
      }),
    );
  });
});

describe('a relay that fails', () => {
  const relays = ['https://one.example', 'https://two.example', 'https://three.example'];
  const [one = '', two = '', three = ''] = relays;
  const failing = (...attempts: readonly (readonly string[])[]) =>
    attempts.reduce((outbox, failed) => afterAsking(outbox, { failed, refused: [] }, now), emptyOutbox);

  const usable = (outbox: Outbox, at: number) => new Set(usableRelays(outbox, relays, at, seededRandom(1)));

  it('is asked three times a day, and does not stop others', () => {
    expect(usable(failing([one], [one]), now)).toEqual(new Set(relays));
    expect(usable(failing([one], [one], [one, two]), now)).toEqual(new Set([two, three]));
  });

  it('is asked again the next day', () => {
    const tomorrow = now + 24 * hourMs;
    const outbox = failing([one, two], [one, two], [one, two]);
    expect(usable(outbox, now)).toEqual(new Set([three]));
    expect(usable(outbox, tomorrow)).toEqual(new Set(relays));
    expect(afterAsking(outbox, { failed: [two], refused: [] }, tomorrow).failures?.counts).toEqual({ [two]: 1 });
  });
});
