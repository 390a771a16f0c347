import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { controls, services } from '../../../src/catalogue/catalogue.ts';
import { updateMirrors } from '../../../src/model/project.ts';
import { letNextCheckCome, nextCheckAt, storeSettings } from '../background-page.ts';
import type { Target } from '../extension.ts';
import { reached } from '../reached.ts';
import { openSettings } from '../settings-page.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';

const dayMs = 24 * 3_600_000;

/** The longest silence within a check, ms: after it, a new check begins. */
const quietMs = 1500;

const hostOf = (url: string) => new URL(url).hostname;
const mirrors = Object.values(updateMirrors).map(hostOf);
const known = new Set([...controls.map(({ url }) => hostOf(url)), ...hostsOf('bip')]);
const others = services.flatMap(({ id }) => hostsOf(id)).filter((host) => !known.has(host));

it.each<Target>(['chrome', 'firefox'])(
  'in a week of background checks, %s contacts nobody before the person switches them on, between them, or for anything else',
  async (target) => {
    await onStage(target, async (stage) => {
      const { internet, openPopup } = stage;
      const { traffic } = internet;
      const popup = await openPopup();
      const { page } = popup;
      await storeSettings(page, { services: ['bip'] });
      const settings = await openSettings(stage, 'checks');
      await sleep(quietMs);
      expect(await nextCheckAt(page)).toBeUndefined();
      expect(reached(traffic)).toEqual([]);

      await settings.press('[data-action="background"]');
      await settings.choose('[data-action="every"]', '1440');
      await expect.poll(() => nextCheckAt(page), { timeout: 30_000 }).toBeGreaterThan(Date.now() + dayMs - 60_000);

      const pausesMs: number[] = [];
      for (let sinceMs = 0; sinceMs < 7 * dayMs; ) {
        await sleep(quietMs);
        expect(reached(traffic)).toEqual([]);
        const pauseMs = ((await nextCheckAt(page)) ?? 0) - Date.now();
        pausesMs.push(pauseMs);
        sinceMs += pauseMs;
        const before = Date.now();
        await letNextCheckCome(page);
        await popup.settled(before);
        const hosts = new Set(reached(traffic));
        expect([...hosts].filter((host) => mirrors.includes(host) || others.includes(host))).toEqual([]);
        expect(hostsOf('bip').filter((host) => !hosts.has(host))).toEqual([]);
        expect([...hosts].filter((host) => !known.has(host))).toEqual([]);
        await expect.poll(() => nextCheckAt(page), { timeout: 30_000 }).toBeGreaterThan(before + dayMs);
        traffic.forget();
      }
      // A day and up to a tenth more, drawn anew each time.
      expect(pausesMs.length).toBe(7);
      expect(Math.max(...pausesMs)).toBeLessThan(1.1 * dayMs);
      expect(new Set(pausesMs.map((ms) => Math.round(ms / 60_000))).size).toBeGreaterThan(4);
    });
  },
);
