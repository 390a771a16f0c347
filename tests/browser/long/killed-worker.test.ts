import type { Browser } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import { unhealthy } from '../../only-site.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';

/** The shortest alarm that browsers allow is half a minute. */
const wakeDeadlineMs = 90_000;

function workerOf(browser: Browser, origin: string) {
  return browser
    .targets()
    .find((target) => String(target.type()) === 'service_worker' && target.url().startsWith(origin));
}

/** Stops the background like the browser does, but at a given moment. */
async function killWorker(browser: Browser, origin: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (worker === undefined) throw new Error('the background is not running');
  await session.send('Target.closeTarget', { targetId: worker.targetId });
  await expect.poll(() => workerOf(browser, origin)).toBeUndefined();
}

describe('in Chromium, a background that is killed in the middle of a round', () => {
  it('is woken by its alarm and continues from what it had stored', async () => {
    await onStage('chrome', async ({ browser, internet, openPopup, origin }) => {
      for (const host of commonEverywhere.flatMap(hostsOf)) {
        internet.behave(host, { kind: 'slow-answer', afterMs: 1500 });
      }
      const popup = await openPopup();
      await popup.press('check-now');
      await expect.poll(() => internet.traffic.requests.length, { timeout: 20_000 }).toBeGreaterThan(8);
      await popup.page.close();
      await killWorker(browser, origin);
      internet.heal();
      const before = internet.traffic.requests.length;

      await expect.poll(() => internet.traffic.requests.length, { timeout: wakeDeadlineMs }).toBeGreaterThan(before);
      const again = await openPopup();
      const reading = await again.settled(0);
      expect(reading.network).toBe('online');
      expect(reading.services).toHaveLength(commonEverywhere.length);
      expect(unhealthy(reading.services)).toEqual([]);
      // Earlier observations were stored, so the controls are not asked again.
      const controlHosts = new Set(controls.map(({ url }) => new URL(url).hostname));
      const asked = internet.traffic.requests.map(({ host }) => host).filter((host) => controlHosts.has(host));
      expect(asked).toEqual([...new Set(asked)]);
    });
  });
});
