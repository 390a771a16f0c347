import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { nameGapMs } from '../../src/schedule/name-gaps.ts';
import { makePlan, type Task } from '../../src/schedule/plan.ts';
import { minutesToNextCheck } from '../../src/schedule/timetable.ts';
import { sampleControls } from '../judge/sample-services.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 10, 23);
const settings = { ...defaultSettings, background: true, backgroundSince: start };
const chosen = services.slice(0, 8);

/** When each name in each background check of a week begins, epoch ms, on a connection that answers at once. */
function week(seed: number) {
  const random = seededRandom(seed);
  const checks: { readonly at: number; readonly names: ReadonlyMap<string, number> }[] = [];
  let last: number | undefined;
  for (let now = start; ; ) {
    now += (minutesToNextCheck(settings, last, now, random()) ?? 0) * 60_000;
    if (now > start + 7 * 24 * hourMs) return checks;
    last = now;
    const plan = makePlan('quiet', chosen, sampleControls, seededRandom(now));
    const names = new Map<string, number>();
    let at = now;
    let newest: Task | undefined;
    for (const { service, endpoint } of plan.endpoints) {
      const host = new URL(endpoint.url).hostname;
      if (names.has(host)) continue;
      const task: Task = { kind: 'endpoint', service, endpoint, probe: 'https', attempt: 1 };
      if (newest) at += nameGapMs(newest, task, plan, random());
      names.set(host, at);
      newest = task;
    }
    checks.push({ at: now, names });
  }
}

describe('the background checks of a week', () => {
  const checks = week(1);
  const apart = checks.slice(1).map(({ at }, index) => at - (checks[index]?.at ?? 0));

  it('are as many as the interval says, and never closer together', () => {
    expect(checks.length).toBeGreaterThan(50);
    expect(checks.length).toBeLessThanOrEqual(56);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(3 * hourMs);
  });

  it('come at irregular times: no two pauses are equal, nor the minutes past the hour', () => {
    expect(new Set(apart.map((ms) => Math.round(ms / 1000))).size).toBeGreaterThan(apart.length * 0.9);
    expect(new Set(checks.map(({ at }) => Math.floor((at % hourMs) / 60_000))).size).toBeGreaterThan(25);
  });

  it('differ for two people who switched them on in the same second', () => {
    const other = new Set(week(2).map(({ at }) => at));
    expect(checks.filter(({ at }) => other.has(at))).toEqual([]);
  });

  it('use their names in a different order each time, over more than half a minute', () => {
    expect(new Set(checks.map(({ names }) => [...names.keys()].join())).size).toBe(checks.length);
    const took = checks.map(({ at, names }) => Math.max(...names.values()) - at);
    expect(Math.min(...took)).toBeGreaterThan(30_000);
  });

  it('have no name that always comes in the first ten seconds', () => {
    const early = checks.map(
      ({ at, names }) => new Set([...names].filter(([, begun]) => begun - at <= 10_000).map(([name]) => name)),
    );
    const all = [...(early[0] ?? [])].filter((name) => early.every((one) => one.has(name)));
    expect(all).toEqual([]);
  });
});
