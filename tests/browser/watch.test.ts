import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, pictureFile } from './stage.ts';

describe.each([...targets])('in %s, a watch', (target) => {
  it('checks one messenger alone, shows what it found, and ends by a click', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      internet.traffic.forget();
      // A browser need not render a page behind another one.
      await popup.page.bringToFront();
      await popup.page.$eval('.folded > summary', (fold) => (fold as HTMLElement).click());
      await popup.page.$eval('[data-service="telegram"] .row-toggle', (row) => (row as HTMLElement).click());
      const began = Date.now();
      await popup.press('watch');
      await popup.settled(began);
      await popup.page.waitForSelector('[data-service="telegram"] .watch rect');
      await popup.page.screenshot({ path: pictureFile(`watch-${target}`) });
      const asked = internet.traffic.requests.map(({ host }) => host);
      expect(asked.some((host) => hostsOf('telegram').includes(host))).toBe(true);
      expect(asked.filter((host) => hostsOf('whatsapp').includes(host))).toEqual([]);

      const alarms = '(globalThis.browser ?? chrome).alarms.getAll()';
      const named = async () => ((await popup.page.evaluate(alarms)) as { name: string }[]).map(({ name }) => name);
      expect(await named()).toContain('watch');
      await popup.press('watch-stop');
      await expect.poll(named).not.toContain('watch');
    });
  });
});
