import { describe, expect, it } from 'vitest';
import type { Target } from './extension.ts';
import { growthDuring } from './memory.ts';
import { onStage } from './shared-stage.ts';

/** 50 kB a second: uncut it would be a megabyte, but a machine that is late by a second does not make it 64 kB. */
const everyMs = 80;

describe.each<Target>(['chrome', 'firefox'])('in %s, a message server that sends frames without end', (target) => {
  it.each([
    ['at once', 0],
    ['once the check has closed the channel', 2000],
  ])('gets less than 64 kB through before the connection is cut, and is told nothing: %s', async (_when, afterMs) => {
    await onStage(target, async ({ internet, openPopup }) => {
      internet.behave('gateway.discord.gg', { kind: 'websocket-flood', afterMs, everyMs });
      const popup = await openPopup();
      internet.traffic.forget();
      await popup.checkNow();
      const channels = internet.traffic.requests.filter(
        ({ upgrade, host }) => upgrade && host === 'gateway.discord.gg',
      );
      expect(channels.length).toBeGreaterThan(0);
      await expect.poll(() => channels.every(({ connection }) => connection.closedAt !== undefined)).toBe(true);
      for (const { connection } of channels) {
        expect(connection.bytesOut).toBeLessThan(64_000);
        expect(connection.bytesIn).toBeLessThan(8000);
      }
    });
  });
});

/** How many mebibytes a megabyte inflates to. A check without it takes less than a third of them. */
const mebibytes = 1024;

it('in Chromium, a message server that sends a small message which inflates to a gigabyte makes it no larger', async () => {
  await onStage('chrome', async ({ browser, internet, openPopup }) => {
    internet.behave('gateway.discord.gg', { kind: 'websocket-bomb', mebibytes });
    const popup = await openPopup();
    internet.traffic.forget();
    const growth = await growthDuring(browser, async () => {
      const { services } = await popup.checkNow();
      expect(services.find(({ service }) => service === 'discord')?.state).toBe('works');
    });
    expect(growth).toBeLessThan(mebibytes / 3);
    const channels = internet.traffic.requests.filter(({ upgrade, host }) => upgrade && host === 'gateway.discord.gg');
    expect(channels.length).toBeGreaterThan(0);
    // Once a newer Chromium lets the header rules remove this offer, they can, and the probe need not look.
    for (const { headers } of channels) expect(headers['sec-websocket-extensions']).toContain('permessage-deflate');
  });
});

describe('in Firefox, a message server that sends a small message which inflates to a gigabyte', () => {
  it.each([
    ['as far as the browser offers that', false],
    ['although the browser does not offer that', true],
  ])('makes the browser no larger: %s', async (_when, unasked) => {
    await onStage('firefox', async ({ browser, internet, openPopup }) => {
      internet.behave('gateway.discord.gg', { kind: 'websocket-bomb', mebibytes, ...(unasked ? { unasked } : {}) });
      const popup = await openPopup();
      internet.traffic.forget();
      expect(await growthDuring(browser, () => popup.checkNow())).toBeLessThan(mebibytes / 3);
      const channels = internet.traffic.requests.filter(({ upgrade }) => upgrade);
      expect(channels.map(({ host }) => host)).toContain('gateway.discord.gg');
      expect(channels.filter(({ headers }) => 'sec-websocket-extensions' in headers)).toEqual([]);
    });
  });
});
