import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { originsFor } from '../../src/catalogue/origins.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import type { Target } from './extension.ts';
import { reached } from './reached.ts';
import { onStage } from './shared-stage.ts';

/** Every host in the list of addresses: of messengers, comparison sites and call servers. */
const listed = new Set([
  ...originsFor(services, controls).map((pattern) => new URL(pattern.replace('*', '')).hostname),
  ...[...services.flatMap(({ relays = [] }) => relays), ...controlRelays].map((relay) => relayPlace(relay).host),
]);

/** The pages that open without a check. */
const pages = [
  ['welcome/index.html', 'h1'],
  ['dashboard/index.html', 'main'],
  ['dashboard/index.html#/settings', 'main'],
  ['dashboard/index.html#/help', 'main'],
] as const;

describe.each<Target>(['chrome', 'firefox'])('in %s, before the first click', (target) => {
  it('nothing is sent, whichever pages are opened, and a check contacts what is listed and nobody else', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      for (const [path, ready] of pages) {
        const page = await stage.browser.newPage();
        await showOwnPage(page, `${stage.origin}/src/pages/${path}`, ready);
      }
      await sleep(5000);
      await stage.openPopup();
      await sleep(2000);
      expect(reached(stage.internet.traffic)).toEqual([]);

      await popup.checkNow();
      const contacted = reached(stage.internet.traffic);
      expect(contacted.length).toBeGreaterThan(20);
      expect([...new Set(contacted)].filter((host) => !listed.has(host))).toEqual([]);
    });
  });
});
