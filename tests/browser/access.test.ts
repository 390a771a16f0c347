import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';

describe('the shipped build, without access to any host', () => {
  it('sends nothing in Chromium while the permission prompt is open', async () => {
    await onStage(
      'chrome',
      async ({ internet, openPopup }) => {
        const popup = await openPopup();
        await popup.click('check-now');
        await sleep(3000);
        expect(internet.traffic.connections).toEqual([]);
      },
      { shipped: true },
    );
  });

  it('asks nobody in Chromium if access is declined, and offers once to allow all', async () => {
    await onStage(
      'chrome',
      async ({ internet, openPopup }) => {
        const popup = await openPopup();
        // A test cannot press buttons in the browser's prompt.
        await popup.page.evaluate('chrome.permissions.request = async () => false');
        const { network, services } = await popup.checkNow();

        expect(internet.traffic.connections).toEqual([]);
        expect(network).toBe('unknown');
        expect(services.map(({ state }) => state)).toEqual(services.map(() => 'untestable'));
        expect(await popup.page.$$('[data-action="allow"]')).toHaveLength(1);
      },
      { shipped: true },
    );
  });

  it('asks for access in Firefox, and checks once it is given', async () => {
    await onStage(
      'firefox',
      async ({ openPopup }) => {
        const popup = await openPopup();
        await popup.click('check-now');
        const { network, services } = await popup.settled(0);
        expect(network).toBe('online');
        expect(unhealthy(services)).toEqual([]);
      },
      { shipped: true },
    );
  });
});
