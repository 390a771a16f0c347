import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../scripts/read-page.mjs';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import type { Behaviour } from '../net/behaviour.ts';
import { inventedAddress } from '../net/resolver.ts';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf, photograph } from './stage.ts';

type Row = PageReading['services'][number];

/** The state of each testable function of a row. */
const functionsOf = (row: Row | undefined) =>
  Object.fromEntries(
    (row?.functions ?? []).filter(({ state }) => state !== 'untestable').map((f) => [f.function, f.state]),
  );

/** Makes every host of Discord behave like this, runs a check and reads the popup. */
async function checkWhileDiscord(
  behaviour: Behaviour | 'gone' | 'refused',
  picture: string,
): Promise<{
  readonly discord: Row | undefined;
  /** Those of the others that do not do well. */
  readonly others: readonly Row[];
  readonly network: string | undefined;
}> {
  const hosts = hostsOf('discord');
  let reading: PageReading | undefined;
  await onStage(
    'chrome',
    async ({ internet, openPopup }) => {
      if (typeof behaviour !== 'string') for (const host of hosts) internet.behave(host, behaviour);
      const popup = await openPopup();
      reading = await popup.checkNow();
      await photograph(popup.page, picture);
    },
    // Closed for the name and for the address.
    typeof behaviour === 'string' ? { [behaviour]: [...hosts, ...hosts.map(inventedAddress)] } : {},
  );
  const rows = reading?.services ?? [];
  return {
    network: reading?.network,
    discord: rows.find(({ service }) => service === 'discord'),
    others: unhealthy(rows.filter(({ service }) => service !== 'discord')),
  };
}

describe('in Chromium, the popup says', () => {
  it('that everything works', async () => {
    await onStage('chrome', async ({ openPopup }) => {
      const popup = await openPopup();
      await photograph(popup.page, 'first-run');
      const { network, services } = await popup.checkNow();
      await photograph(popup.page, 'all-works');
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
    ['addresses refuse connections', 'refused', { cause: 'ip', manner: 'refused' }],
    ['handshakes are reset', { kind: 'reset-after-client-hello' }, { cause: 'tls', manner: 'reset' }],
    ['handshakes are swallowed', { kind: 'swallow-client-hello' }, { cause: 'tls', manner: 'timeout' }],
    ['handshakes are closed', { kind: 'close-after-client-hello' }, { cause: 'tls', manner: 'closed' }],
    [
      'an unknown server answers in its place',
      { kind: 'certificate', certificate: 'self-signed' },
      { cause: 'certificate', manner: 'interception' },
    ],
    ['it answers 451', { kind: 'answer', status: 451 }, { cause: 'http', manner: 'legal-451' }],
  ] as const)('that a messenger is blocked when %s', async (_case, behaviour, why) => {
    const picture = `blocked-${why.cause}-${why.manner}`;
    const { discord, others, network } = await checkWhileDiscord(behaviour, picture);
    expect(network).toBe('online');
    expect(discord).toMatchObject({ state: 'blocked', confidence: 'likely', ...why });
    expect(functionsOf(discord)).toMatchObject({ web: 'blocked', messages: 'blocked' });
    expect(others).toEqual([]);
  });

  it('that a messenger is down when it answers 503 everywhere and worked before', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      for (const host of hostsOf('discord')) internet.behave(host, { kind: 'answer', status: 503 });
      const { services } = await popup.checkNow();
      await photograph(popup.page, 'down');
      const discord = services.find(({ service }) => service === 'discord');
      expect(discord?.state).toBe('down');
      expect(discord?.cause).toBeUndefined();
      expect(unhealthy(services.filter(({ service }) => service !== 'discord'))).toEqual([]);
    });
  });

  it('that it is not sure of a messenger that answers 503 everywhere and was never seen to work', async () => {
    const { discord, others } = await checkWhileDiscord({ kind: 'answer', status: 503 }, 'unsure-503');
    expect(discord?.state).toBe('unsure');
    expect(others).toEqual([]);
  });

  it.each([
    ['403', { kind: 'answer', status: 403 }],
    ['429', { kind: 'answer', status: 429 }],
    ['a challenge', { kind: 'answer', status: 403, headers: { 'cf-mitigated': 'challenge' } }],
  ] as const)('that a messenger works when it answers %s', async (name, behaviour) => {
    const { discord } = await checkWhileDiscord(behaviour, `works-${name.replaceAll(' ', '-')}`);
    expect(discord?.state).toBe('works');
  });

  it('that a messenger is partly blocked when its live channel, which worked before, is cut and its page works', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      internet.behave('web.whatsapp.com', { kind: 'websocket-reset' });
      await popup.checkNow();
      await photograph(popup.page, 'partial-websocket');
      const whatsapp = await popup.service('whatsapp');
      expect(whatsapp).toMatchObject({ state: 'partial', cause: 'websocket' });
      // The phone apps use a host of their own.
      expect(functionsOf(whatsapp)).toMatchObject({ web: 'works', messages: 'partial' });
    });
  });

  it('that it is not sure of a live channel that is refused and was never seen to work', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      internet.behave('web.whatsapp.com', { kind: 'websocket-reset' });
      const popup = await openPopup();
      await popup.checkNow();
      const whatsapp = await popup.service('whatsapp');
      expect(whatsapp?.state).toBe('unsure');
      expect(functionsOf(whatsapp)).toMatchObject({ web: 'works', messages: 'unsure' });
    });
  });

  it('that there is no internet when nothing answers, without a verdict on any messenger', async () => {
    await onStage('chrome', async ({ internet, openPopup }) => {
      internet.behave('*', { kind: 'swallow-client-hello' }, { kind: 'hang' });
      const popup = await openPopup();
      const { network, services } = await popup.checkNow();
      await photograph(popup.page, 'offline');
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
      await photograph(popup.page, 'captive-portal');
      expect(network).toBe('captive-portal');
      expect(new Set(services.map(({ state }) => state))).toEqual(new Set(['unsure']));
    });
  });
});
