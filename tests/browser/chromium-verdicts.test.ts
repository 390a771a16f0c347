import { describe, expect, it } from 'vitest';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { onStage } from './shared-stage.ts';
import { checkWhileDiscord, expectBlocked, functionsOf } from './while-discord.ts';

describe('in Chromium, the popup says', () => {
  it('that everything works', async () => {
    await onStage('chrome', async ({ openPopup }) => {
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      expect(network).toBe('online');
      expect(services.map(({ service, state }) => [service, state])).toEqual(
        commonEverywhere.map((id) => [id, 'works']),
      );
      // Chromium cannot distinguish Signal's own certificate authority from others, no large object of Messenger is known,
      // and no call relay exists here.
      const likely = ['signal', 'messenger', 'whatsapp'];
      expect(services.map(({ service, confidence }) => [service, confidence])).toEqual(
        commonEverywhere.map((id) => [id, likely.includes(id) ? 'likely' : 'confident']),
      );
    });
  });

  it.each([
    ['names are removed from the DNS', 'gone', { cause: 'dns', manner: 'nxdomain' }],
    ['handshakes are reset', { kind: 'reset-after-client-hello' }, { cause: 'tls', manner: 'reset' }],
    ['handshakes are closed', { kind: 'close-after-client-hello' }, { cause: 'tls', manner: 'closed' }],
    [
      'an unknown server answers in its place',
      { kind: 'certificate', certificate: 'self-signed' },
      { cause: 'certificate', manner: 'interception' },
    ],
    ['it answers 451', { kind: 'answer', status: 451 }, { cause: 'http', manner: 'legal-451' }],
  ] as const)('that a messenger is blocked when %s', (_case, behaviour, why) => expectBlocked(behaviour, why));

  it('that it is not sure of a messenger that answers 503 everywhere and was never seen to work', async () => {
    const { discord, others } = await checkWhileDiscord({ kind: 'answer', status: 503 });
    expect(discord?.state).toBe('unsure');
    expect(others).toEqual([]);
  });

  it('that a messenger is partly blocked when its message channel, which worked before, is cut and its page works', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      internet.behave('web.whatsapp.com', { kind: 'websocket-reset' });
      await popup.checkNow();
      const whatsapp = await popup.service('whatsapp');
      expect(whatsapp).toMatchObject({ state: 'partial', cause: 'websocket' });
      // The phone apps use a host of their own.
      expect(functionsOf(whatsapp)).toMatchObject({ web: 'works', messages: 'partial' });
    });
  });

  it('that there is no internet when nothing answers, without a verdict on any messenger', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      internet.behave('*', { kind: 'swallow-client-hello' }, { kind: 'hang' });
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      expect(network).toBe('offline');
      expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['unsure']));
      expect(services.every(({ cause }) => cause === undefined)).toBe(true);
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
