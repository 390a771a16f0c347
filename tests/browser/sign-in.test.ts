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

const families = { chrome: 'Chromium', firefox: 'Firefox' } as const;
const portal = 'https://portal.guests.example/login?id=7';

/** Always use secure connections. */
const chromiumSettings = { https_only_mode_enabled: true };

/** The same. Firefox upgrades every request of an extension then, and looks for a portal by itself alone. */
const firefoxSettings = {
  'dom.security.https_only_mode': true,
  'network.captive-portal-service.enabled': true,
  // It finds a portal as it starts, since another page comes than the one it knows.
  'captivedetect.canonicalURL': 'http://portal.guests.example/',
};

describe('the button on a guest network whose sign-in page is encrypted', () => {
  it.each([
    {
      target: 'chrome',
      leads: 'to it, where the person wants secure connections alone',
      settings: { chromiumSettings },
    },
    { target: 'firefox', leads: 'to it', settings: {} },
    {
      target: 'firefox',
      leads: 'to the warning that is announced, where the person wants secure connections alone',
      settings: { firefoxSettings },
      address: 'about:httpsonlyerror',
    },
  ] as const)('leads, in $target, $leads', async ({ target, settings, ...expected }) => {
    const address = 'address' in expected ? expected.address : portal;
    const control = ownSignInControl(packaged.controls, families[target]);
    if (!control) throw new Error(`${target} looks for sign-in pages nowhere`);
    await onOwnStage(
      target,
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
        expect(await popup.page.$eval('body', (body) => body.textContent)).toContain('If the browser warns first');
        const tab = browser.waitForTarget((one) => decodeURIComponent(one.url()).includes(address));
        await popup.click('sign-in');
        await tab;
      },
      settings,
    );
  });
});
