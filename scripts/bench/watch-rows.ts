import type { ServiceId } from '../../src/model/service.ts';
import { check, until } from '../../tests/lab/driver/check.ts';
import { switchOn } from '../../tests/lab/driver/switch-on.ts';
import { resolverAddresses } from '../../tests/lab/fixed-addresses.ts';
import { knownHosts } from '../../tests/lab/hosts.ts';
import type { Counters } from '../../tests/lab/router/counters.ts';
import { withWorld } from '../../tests/lab/world.ts';
import { startInLab } from './lab-run.ts';
import type { Measure, Session } from './measure.ts';
import { healthyLine, kilobytesOf, needsLab } from './network-rows.ts';

/** Their pages have real weights in the lab. */
const watched: readonly ServiceId[] = ['whatsapp', 'telegram', 'signal', 'discord'];

const minuteMs = 60_000;
/** So many checks are made in half an hour, after which a watch does the same again. */
const checks = 15;
const timesAnHour = 2;

/** The first half hour of a watch, at its own pace, of all these services at once: each in a world of its own. */
export const watchedHour: Measure = {
  name: 'watched hour',
  run: (session) =>
    needsLab('a watch of an hour moves, both ways', 'MB', async () => {
      const runs = await session.repeat(1, () => Promise.all(watched.map((service) => watch(session, service))));
      return watched.map((service, index) => ({
        what: `an hour of ${service} watched moves, both ways`,
        unit: 'MB' as const,
        atMost: 1.5,
        values: runs.map((run) => (timesAnHour * sumOf((run[index] ?? []).map(({ ours }) => ours))) / 1000),
        note: runs.map((run) => inWords(run[index] ?? [])).join('; '),
      }));
    }),
};

/** kB of a check and the two minutes around it. */
interface Moved {
  /** To and from the hosts of the catalogue, and the resolver of this line. */
  readonly ours: number;
  /** What the browser does by itself. */
  readonly own: number;
}

function inWords(moved: readonly Moved[]): string {
  const own = sumOf(moved.map((one) => one.own));
  return `checks of ${moved.map(({ ours }) => Math.round(ours)).join(', ')} kB; besides, the browser by itself: ${Math.round(own)} kB`;
}

function movedIn(counters: Counters): Moved {
  const ours = Object.entries(counters.bytes).filter(
    ([host]) => knownHosts.includes(host) || host === resolverAddresses.provider,
  );
  const kilobytes = kilobytesOf({ ...counters, bytes: Object.fromEntries(ours) });
  return { ours: kilobytes, own: kilobytesOf(counters) - kilobytes };
}

const sumOf = (kilobytes: readonly number[]) => kilobytes.reduce((sum, one) => sum + one, 0);

/** Presses the button below a row after a check, as a person does. */
function watch(session: Session, service: ServiceId): Promise<readonly Moved[]> {
  return withWorld({ line: healthyLine }, async (world) => {
    const browser = await startInLab(session, world);
    try {
      await switchOn(browser);
      await check(browser);
      await browser.evaluate(`document.querySelector('[data-service="${service}"] .row-toggle').click()`);
      const button = `document.querySelector('[data-action="watch"]')`;
      await until(browser, `Boolean(${button})`, 30_000);
      await world.router('forget', undefined);
      await browser.evaluate(`${button}.click()`);
      await pause(minuteMs);
      const moved: Moved[] = [];
      while (moved.length < checks) {
        moved.push(movedIn(await world.router('counters', undefined)));
        await world.router('forget', undefined);
        if (moved.length < checks) await pause(2 * minuteMs);
      }
      return moved;
    } finally {
      await browser.close();
    }
  });
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
