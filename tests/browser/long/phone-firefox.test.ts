import { expect, it } from 'vitest';
import { phoneExtension } from '../phone.ts';
import { onOwnStage } from '../stage.ts';

it('in a Firefox that has only what it has on Android, a check ends and finds what fails', async () => {
  const extension = await phoneExtension();
  await onOwnStage(
    'firefox',
    async ({ internet, openPopup }) => {
      const popup = await openPopup();
      const touched = await popup.page.evaluate(() => matchMedia('(hover: none) and (pointer: coarse)').matches);
      expect(touched).toBe(true);
      await popup.checkNow();
      for (const service of ['whatsapp', 'discord'])
        expect(await popup.service(service)).toMatchObject({ state: 'works' });
      // A page in place of the channel, which has worked before.
      internet.behave('gateway.discord.gg', { kind: 'websocket-refused', status: 200 });
      await popup.checkNow();
      expect(await popup.service('discord')).toMatchObject({ state: 'partial', cause: 'websocket' });
    },
    { extension, phone: true },
  );
});
