import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { isOnlySite, unhealthy } from '../only-site.ts';
import type { Target } from './extension.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

const settings = { ...defaultSettings, services: services.map(({ id }) => id) };
const others = services.filter(({ id }) => !commonEverywhere.includes(id));

describe.each<Target>(['chrome', 'firefox'])('in %s, with every messenger of the catalogue switched on', (target) => {
  it('all work, or their sites answer, on a healthy network, and only those that are cut off are blocked', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
      const well = await popup.checkNow();
      expect(unhealthy(well.services)).toEqual([]);
      expect(well.services).toHaveLength(services.length);

      const cut = others.filter((_service, index) => index % 6 === 0).map(({ id }) => id);
      internet.disconnect();
      for (const host of cut.flatMap(hostsOf)) internet.behave(host, { kind: 'reset-after-client-hello' });
      const after = await popup.checkNow();
      const failing = unhealthy(after.services);
      expect(failing.map(({ service }) => service).toSorted()).toEqual(cut.toSorted());
      for (const verdict of failing) {
        const state = isOnlySite(verdict.service ?? '') ? 'site-blocked' : 'blocked';
        expect(verdict).toMatchObject({ state, cause: 'tls', manner: 'reset' });
      }
    });
  });
});
