import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../scripts/read-page.mjs';
import { services } from '../../src/catalogue/catalogue.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { Target } from './extension.ts';
import type { Popup } from './popup-page.ts';
import { hostsOf, onStage } from './stage.ts';

const settings = { ...defaultSettings, services: services.map(({ id }) => id) };
const others = services.filter(({ onByDefault }) => !onByDefault);

/** On a machine that stalls an honest verdict is "not sure"; a person would look again, and so does this. */
async function checkUntilSure(popup: Popup): Promise<PageReading> {
  for (let again = 2; again > 0; again--) {
    const reading = await popup.checkNow();
    if (reading.services.every(({ state }) => state !== 'unsure')) return reading;
  }
  return popup.checkNow();
}

describe.each<Target>(['chrome', 'firefox'])('in %s, with every messenger of the catalogue switched on', (target) => {
  it('each works where all is well, and is blocked alone where it alone is cut off', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
      const well = await checkUntilSure(popup);
      expect(well.services.filter(({ state }) => state !== 'works')).toEqual([]);
      expect(well.services).toHaveLength(services.length);

      const cut = others.filter((_service, index) => index % 6 === 0).map(({ id }) => id);
      internet.disconnect();
      for (const host of cut.flatMap(hostsOf)) internet.behave(host, { kind: 'reset-after-client-hello' });
      const after = await checkUntilSure(popup);
      const failing = after.services.filter(({ state }) => state !== 'works');
      expect(failing.map(({ service }) => service).toSorted()).toEqual(cut.toSorted());
      for (const verdict of failing) expect(verdict).toMatchObject({ state: 'blocked', cause: 'tls', manner: 'reset' });
    });
  });
});
