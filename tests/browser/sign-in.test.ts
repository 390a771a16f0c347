import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { ownSignInControl } from '../../src/catalogue/own-sign-in-control.ts';
import { onStage } from './shared-stage.ts';
import { onOwnStage } from './stage.ts';

describe.each([...targets])('on a guest network, in %s', (target) => {
  it('the check goes on by itself once the person has signed in', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      internet.behave('*', { kind: 'captive-portal' });
      const popup = await openPopup();
      expect((await popup.checkNow()).network).toBe('captive-portal');
      const opened = Date.now();
      // The link would open the sign-in page in a tab, which the driver need not follow.
      await popup.page.$eval('[data-action="sign-in"]', (link) => link.removeAttribute('href'));
      await popup.press('sign-in');
      internet.heal();
      const { network } = await popup.settled(opened);
      expect(network).toBe('online');
    });
  });
});

/** Always use secure connections. */
const secureOnly = { chromiumSettings: { https_only_mode_enabled: true } };
const portal = 'https://portal.guests.example/login?id=7';

it('the button leads to the sign-in page itself where that is encrypted', async () => {
  const control = ownSignInControl(packaged.controls, 'Chromium');
  if (!control) throw new Error('Chromium looks for sign-in pages nowhere');
  await onOwnStage(
    'chrome',
    async ({ browser, internet, openPopup }) => {
      internet.behave('*', { kind: 'captive-portal' });
      internet.behave(new URL(control.url).hostname, {
        kind: 'answer',
        status: 302,
        headers: { location: portal },
        body: '',
      });
      const popup = await openPopup();
      expect((await popup.checkNow()).network).toBe('captive-portal');
      const tab = browser.waitForTarget((one) => one.url() === portal);
      await popup.click('sign-in');
      await tab;
    },
    secureOnly,
  );
});
