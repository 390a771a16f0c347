import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { onStage } from './shared-stage.ts';

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
