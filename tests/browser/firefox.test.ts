import { expect, it } from 'vitest';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, pictureFile } from './stage.ts';

it('in Firefox, the popup says that a messenger is reset', async () => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    for (const host of hostsOf('discord')) internet.behave(host, { kind: 'reset-after-client-hello' });
    const popup = await openPopup();
    const { network, services } = await popup.checkNow();
    await popup.page.bringToFront();
    await popup.page.screenshot({ path: pictureFile('firefox-reset') });
    expect(network).toBe('online');
    expect(services.find(({ service }) => service === 'discord')).toMatchObject({
      state: 'blocked',
      cause: 'tls',
      manner: 'reset',
      confidence: 'likely',
    });
    expect(unhealthy(services).map(({ service }) => service)).toEqual(['discord']);
  });
});

it.each([
  ['is answered with a page', 200, { state: 'partial', cause: 'websocket' }],
  ['is refused by its server', 403, { state: 'works' }],
] as const)('in Firefox, a message channel that worked before %s', async (_what, status, expected) => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    const popup = await openPopup();
    await popup.checkNow();
    internet.behave('gateway.discord.gg', { kind: 'websocket-refused', status });
    await popup.checkNow();
    expect(await popup.service('discord')).toMatchObject(expected);
  });
});
