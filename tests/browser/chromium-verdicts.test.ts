import { describe, expect, it } from 'vitest';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';
import { expectBlocked, functionsOf } from './while-discord.ts';

describe('in Chromium, the popup says', () => {
  it('that everything works, and then that a messenger is partly blocked when its message channel is cut', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      expect(network).toBe('online');
      expect(services.map(({ service, state }) => [service, state])).toEqual(
        commonEverywhere.map((id) => [id, 'works']),
      );
      // Chromium cannot distinguish Signal's own certificate authority from others, no large object of Messenger is known,
      // and no call relay exists here.
      const likely = ['signal', 'messenger'];
      expect(services.map(({ service, confidence }) => [service, confidence])).toEqual(
        commonEverywhere.map((id) => [id, likely.includes(id) ? 'likely' : 'confident']),
      );

      internet.behave('web.whatsapp.com', { kind: 'websocket-reset' });
      await popup.checkNow();
      const whatsapp = await popup.service('whatsapp');
      expect(whatsapp).toMatchObject({ state: 'partial', cause: 'websocket' });
      // The phone apps use a different host.
      expect(functionsOf(whatsapp)).toMatchObject({ web: 'works', messages: 'partial' });
    });
  });

  it('that a messenger is blocked when names are removed from the DNS', () =>
    expectBlocked('gone', { cause: 'dns', manner: 'nxdomain' }));

  it('how each messenger is blocked, if each is blocked in a different way', async () => {
    const ways = {
      discord: [{ kind: 'reset-after-client-hello' }, { cause: 'tls', manner: 'reset' }],
      telegram: [{ kind: 'close-after-client-hello' }, { cause: 'tls', manner: 'closed' }],
      // An unknown server answers in its place.
      messenger: [
        { kind: 'certificate', certificate: 'self-signed' },
        { cause: 'certificate', manner: 'interception' },
      ],
      whatsapp: [
        { kind: 'answer', status: 451 },
        { cause: 'http', manner: 'legal-451' },
      ],
    } as const;
    await onStage('chrome', async ({ internet, openPopup }) => {
      for (const [service, [behaviour]] of Object.entries(ways))
        for (const host of hostsOf(service)) internet.behave(host, behaviour);
      const { network, services } = await (await openPopup()).checkNow();
      expect(network).toBe('online');
      for (const [id, [, why]] of Object.entries(ways)) {
        const row = services.find(({ service }) => service === id);
        expect.soft(row, id).toMatchObject({ state: 'blocked', confidence: 'likely', ...why });
        expect.soft(functionsOf(row), id).toMatchObject({ web: 'blocked', messages: 'blocked' });
      }
      expect(unhealthy(services.filter(({ service = '' }) => !(service in ways)))).toEqual([]);
    });
  });

  it('that a hotspot wants a sign-in, without a verdict on any messenger', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      internet.behave('*', { kind: 'captive-portal' });
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      expect(network).toBe('captive-portal');
      expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['unsure']));
    });
  });
});
