import type { Browser } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../scripts/read-page.ts';
import { controls } from '../../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import type { Stage as StageOfRow } from '../../../src/model/round.ts';
import type { Traffic } from '../../net/traffic.ts';
import { unhealthy } from '../../only-site.ts';
import type { Popup } from '../popup-page.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf, type Stage } from '../stage.ts';

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

/** The host of Discord's large object. */
const media = 'stable.dl2.discordapp.net';

/** How often its beginning was requested: for the first sample, and then for the closer one. */
function looksAtMedia({ requests }: Traffic): number {
  return requests.filter(({ host, headers }) => host === media && `${headers['range']}`.startsWith('bytes=0-')).length;
}

/** Waits until some row is in this stage and none in an earlier one, when nothing is known yet. */
async function waitForStage({ page }: Popup, stage: StageOfRow): Promise<void> {
  const stages = ['reach', 'confirming', 'speed', 'final-retry'] as const;
  const earlier = stages.slice(0, stages.indexOf(stage));
  await page.waitForFunction(
    (now, before) =>
      document.querySelector(`[data-stage="${now}"]`) !== null &&
      before.every((one) => document.querySelector(`[data-stage="${one}"]`) === null),
    { timeout: 60_000, polling: 20 },
    stage,
    earlier,
  );
}

/** Ends the background, and waits for the next one's result. */
async function killAndContinue({ browser, internet, openPopup, origin }: Stage, popup: Popup) {
  await popup.page.close();
  await killWorker(browser, origin);
  // A swallowed connection has no request, and one that is open carries only further requests.
  const moved = () => internet.traffic.requests.length + internet.traffic.connections.length;
  const before = moved();
  await expect.poll(moved, { timeout: wakeDeadlineMs }).toBeGreaterThan(before);
  return (await openPopup()).settled(0);
}

/** Earlier observations were stored, so the first controls are not asked again. */
function expectControlsAskedOnce({ internet }: Stage): void {
  const first = new Set(controls.filter(({ large }) => !large).map(({ url }) => new URL(url).hostname));
  const asked = internet.traffic.requests.map(({ host }) => host).filter((host) => first.has(host));
  expect(asked).toEqual([...new Set(asked)]);
}

describe('in Chromium, a background that is killed in the middle of a round', () => {
  it('is woken by its alarm and continues from what it had stored', async () => {
    await onStage('chrome', async (stage) => {
      const { internet, openPopup } = stage;
      for (const host of commonEverywhere.flatMap(hostsOf)) {
        internet.behave(host, { kind: 'slow-answer', afterMs: 1500 });
      }
      const popup = await openPopup();
      await popup.press('check-now');
      await expect.poll(() => internet.traffic.requests.length, { timeout: 20_000 }).toBeGreaterThan(8);
      await waitForStage(popup, 'reach');
      internet.heal();
      const reading = await killAndContinue(stage, popup);
      expect(reading.network).toBe('online');
      expect(reading.services).toHaveLength(commonEverywhere.length);
      expect(unhealthy(reading.services)).toEqual([]);
      expectControlsAskedOnce(stage);
    });
  });

  it('continues during the speed stage', async () => {
    await onStage('chrome', async (stage) => {
      const popup = await stage.openPopup();
      await popup.press('check-now');
      await waitForStage(popup, 'speed');
      const reading = await killAndContinue(stage, popup);
      expect(reading.network).toBe('online');
      expect(unhealthy(reading.services)).toEqual([]);
      expectControlsAskedOnce(stage);
    });
  });

  it('continues with closer samples, while an open page keeps the rows that were known', async () => {
    await onStage('chrome', async ({ browser, internet, openPopup, origin }) => {
      internet.behave(media, { kind: 'hang-after-head' });
      const popup = await openPopup();
      await popup.press('check-now');
      await expect.poll(() => looksAtMedia(internet.traffic), { timeout: 60_000, interval: 20 }).toBe(2);
      await killWorker(browser, origin);
      const unfinished = await popup.page.$$eval('[data-stage]', (rows) =>
        rows.map((row) => row.getAttribute('data-service') ?? undefined),
      );
      expect(unfinished).toContain('discord');
      const finished = ({ services }: PageReading) =>
        services
          .filter(({ service }) => !unfinished.includes(service))
          .map(({ service, state }) => ({ service, state }));
      const before = finished(await popup.read());
      const after = await popup.settled(0);
      expect(looksAtMedia(internet.traffic)).toBeGreaterThan(2);
      expect(after.network).toBe('online');
      expect(finished(after)).toEqual(before);
      expect(unhealthy(after.services).map(({ service }) => service)).toEqual(['discord']);
      expect(after.services.find(({ service }) => service === 'discord')?.functions).toContainEqual(
        expect.objectContaining({ function: 'media', state: 'blocked' }),
      );
    });
  });

  it('keeps waiting for silent hosts', async () => {
    await onStage('chrome', async (stage) => {
      for (const host of hostsOf('discord')) stage.internet.behave(host, { kind: 'swallow-client-hello' });
      const popup = await stage.openPopup();
      await popup.press('check-now');
      await waitForStage(popup, 'final-retry');
      const reading = await killAndContinue(stage, popup);
      expect(reading.network).toBe('online');
      expect(unhealthy(reading.services).map(({ service }) => service)).toEqual(['discord']);
      expect(reading.services.find(({ service }) => service === 'discord')).toMatchObject({ state: 'blocked' });
    });
  });
});
