import { describe, expect, it } from 'vitest';
import { unhealthy } from '../../only-site.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';
import { checkWhileDiscord, expectBlocked, functionsOf } from '../while-discord.ts';

describe('in Chromium, the popup says', () => {
  it('that a messenger is blocked when handshakes are swallowed', () =>
    expectBlocked({ kind: 'swallow-client-hello' }, { cause: 'tls', manner: 'timeout' }));

  it('that a messenger is blocked, but not why, if connections are refused at an address that nobody can compare', async () => {
    const { discord, others } = await checkWhileDiscord('refused');
    expect(discord).toMatchObject({ state: 'blocked', confidence: 'likely' });
    expect(discord?.cause).toBeUndefined();
    expect(others).toEqual([]);
  });

  it('that it is unsure of a messenger that answers 503 everywhere and was never seen to work', async () => {
    const { discord, others } = await checkWhileDiscord({ kind: 'answer', status: 503 });
    expect(discord?.state).toBe('unsure');
    expect(others).toEqual([]);
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

  it('that a messenger is down when it answers 503 everywhere and worked before', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      for (const host of hostsOf('discord')) internet.behave(host, { kind: 'answer', status: 503 });
      const { services } = await popup.checkNow();
      const discord = services.find(({ service }) => service === 'discord');
      expect(discord?.state).toBe('down');
      expect(discord?.cause).toBeUndefined();
      expect(unhealthy(services.filter(({ service }) => service !== 'discord'))).toEqual([]);
    });
  });

  it.each([
    ['403', { kind: 'answer', status: 403 }],
    ['429', { kind: 'answer', status: 429 }],
    ['a challenge', { kind: 'answer', status: 403, headers: { 'cf-mitigated': 'challenge' } }],
  ] as const)('that a messenger works when it answers %s', async (_name, behaviour) => {
    const { discord } = await checkWhileDiscord(behaviour);
    expect(discord?.state).toBe('works');
  });

  it('that it is unsure of a message channel that is refused and was never seen to work', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      internet.behave('web.whatsapp.com', { kind: 'websocket-reset' });
      const popup = await openPopup();
      await popup.checkNow();
      const whatsapp = await popup.service('whatsapp');
      expect(whatsapp?.state).toBe('unsure');
      expect(functionsOf(whatsapp)).toMatchObject({ web: 'works', messages: 'unsure' });
    });
  });
});
