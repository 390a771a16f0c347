import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { News } from '../../../src/history/notices/news.ts';
import {
  decideNotice,
  isQuiet,
  maxPerDay,
  type NoticeState,
  noNotices,
} from '../../../src/history/notices/when-to-notify.ts';
import { defaultSettings } from '../../../src/model/settings.ts';

const news = (kind: News['kind'], service = 'signal'): News => ({
  kind,
  service,
  state: kind === 'worse' ? 'blocked' : 'works',
  functions: [],
  effects: [],
  since: 0,
  checks: 2,
});
const noon = { day: '2026-11-25', hour: 12 };
const night = { day: '2026-11-25', hour: 23 };
const morning = { day: '2026-11-26', hour: 8 };

describe('a notification', () => {
  it('is shown at once by day', () => {
    const { now, state } = decideNotice([news('worse')], noNotices, defaultSettings, noon);
    expect(now).toEqual([news('worse')]);
    expect(state).toEqual({ worse: ['signal'], held: [], day: noon.day, shown: 1 });
  });

  it('waits for the end of the quiet hours, and then holds all the news', () => {
    const first = decideNotice([news('worse')], noNotices, defaultSettings, night);
    expect(first.now).toEqual([]);
    const second = decideNotice([news('worse', 'telegram')], first.state, defaultSettings, { ...morning, hour: 7 });
    expect(second.now).toEqual([]);
    const third = decideNotice([], second.state, defaultSettings, morning);
    expect(third.now.map(({ service }) => service)).toEqual(['signal', 'telegram']);
    expect(third.state).toMatchObject({ held: [], shown: 1 });
  });

  it('leaves out services that recovered in the meantime', () => {
    const { state } = decideNotice([news('worse')], noNotices, defaultSettings, night);
    const later = decideNotice([news('recovered')], state, defaultSettings, night);
    expect(later.state).toMatchObject({ worse: [], held: [] });
    expect(decideNotice([], later.state, defaultSettings, morning).now).toEqual([]);
  });

  it('does not report a recovery when the trouble was never reported', () => {
    expect(decideNotice([news('recovered')], noNotices, defaultSettings, noon).now).toEqual([]);
  });

  it('comes once per service until it works again, unless the person wants all of them', () => {
    const { state } = decideNotice([news('worse')], noNotices, defaultSettings, noon);
    expect(decideNotice([news('worse')], state, defaultSettings, noon).now).toEqual([]);
    expect(decideNotice([news('worse')], state, { ...defaultSettings, notifyOnce: false }, noon).now).toHaveLength(1);
    const { state: recovered, now } = decideNotice([news('recovered')], state, defaultSettings, noon);
    expect(now).toEqual([news('recovered')]);
    expect(decideNotice([news('worse')], recovered, defaultSettings, noon).now).toEqual([news('worse')]);
  });

  it('leaves out muted services', () => {
    const { now, state } = decideNotice([news('worse')], noNotices, { ...defaultSettings, muted: ['signal'] }, noon);
    expect(now).toEqual([]);
    expect(state.worse).toEqual([]);
  });

  it('never comes in quiet hours, never more than three times a day, and never twice', () => {
    const step = fc.record({
      fresh: fc.uniqueArray(
        fc
          .record({
            kind: fc.constantFrom('worse' as const, 'recovered' as const),
            service: fc.constantFrom('a', 'b', 'c'),
          })
          .map(({ kind, service }) => news(kind, service)),
        { selector: ({ service }) => service },
      ),
      hour: fc.integer({ min: 0, max: 23 }),
      day: fc.constantFrom('2026-11-25', '2026-11-26'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: NoticeState = noNotices;
        const shown = new Map<string, number>();
        for (const { fresh, hour, day } of steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
          const next = decideNotice(fresh, state, defaultSettings, { day, hour });
          state = next.state;
          if (next.now.length === 0) continue;
          shown.set(day, (shown.get(day) ?? 0) + 1);
          expect(isQuiet(hour, defaultSettings)).toBe(false);
          expect(new Set(next.now.map(({ service }) => service)).size).toBe(next.now.length);
        }
        for (const times of shown.values()) expect(times).toBeLessThanOrEqual(maxPerDay);
      }),
    );
  });
});

describe('quiet hours', () => {
  const hoursOf = (quietFrom: number, quietUntil: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuiet(hour, { quietFrom, quietUntil }));

  it('may span midnight, may lie within a day, and may be off', () => {
    expect(hoursOf(22, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 22, 23]);
    expect(hoursOf(13, 15)).toEqual([13, 14]);
    expect(hoursOf(9, 9)).toEqual([]);
  });
});
