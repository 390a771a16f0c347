import { expect, it } from 'vitest';
import { hostsOf, onStage, pictureFile } from './stage.ts';

it('in Firefox, one messenger is reset and the popup says so', async () => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
    const popup = await openPopup();
    const { network, services } = await popup.checkNow();
    await popup.page.screenshot({ path: pictureFile('firefox-reset') });
    expect(network).toBe('online');
    expect(services.find(({ service }) => service === 'discord')).toMatchObject({
      state: 'blocked',
      cause: 'tls',
      manner: 'reset',
      confidence: 'likely',
    });
    expect(services.filter(({ state }) => state === 'works')).toHaveLength(6);
  });
});
