import { expect, it } from 'vitest';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { bytesMoved } from '../net/traffic.ts';
import { unhealthy } from '../only-site.ts';
import { onStage } from './shared-stage.ts';

const settings = { ...defaultSettings, services: [...commonEverywhere, 'viber', 'max'] };

it('"Check now", pressed in two popups at once, starts one round', async () => {
  await onStage('chrome', async ({ internet, openPopup }) => {
    const first = await openPopup();
    const second = await openPopup();
    const before = Date.now() - 1;
    await Promise.all([first.press('check-now'), second.press('check-now')]);
    const [one, other] = await Promise.all([first.settled(before), second.settled(before)]);
    expect(one).toEqual(other);
    expect(unhealthy(one.services)).toEqual([]);
    const asked = internet.traffic.requests.filter(({ host }) => host === 'discord.com');
    expect(asked.map(({ path }) => path)).toEqual(['/api/v10/gateway', '/login']);
  });
});

it('a round survives servers that stream forever, redirect in circles or send huge headers', async () => {
  await onStage(
    'chrome',
    async ({ internet, openPopup }) => {
      internet.behave('detectportal.firefox.com', { kind: 'stream-forever' });
      internet.behave('www.msftconnecttest.com', { kind: 'large-body', bytes: 100_000_000 });
      internet.behave('dns.google', { kind: 'stream-forever' });
      internet.behave('dns10.quad9.net', { kind: 'large-body', bytes: 100_000_000 });
      internet.behave('discord.com', { kind: 'redirect-circle' });
      internet.behave('www.viber.com', { kind: 'header-bomb', bytes: 300_000 });
      internet.behave('signal.org', { kind: 'stream-forever' });
      internet.behave('web.max.ru', { kind: 'large-body', bytes: 100_000_000 });
      const popup = await openPopup();
      await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
      const { network, services } = await popup.checkNow();
      const stateOf = (id: string) => services.find(({ service }) => service === id)?.state;

      expect(network).toBe('online');
      // The missing name makes the round ask the resolvers, which misbehave; its service is still judged.
      expect(stateOf('whatsapp')).toBe('partial');
      for (const id of ['telegram', 'messenger', 'max']) expect.soft(stateOf(id), id).toBe('works');
      // They send neither the known page nor a block.
      for (const id of ['signal', 'discord']) expect.soft(stateOf(id), id).toBe('unsure');
      // An unreadable answer is not a block.
      expect(['site-only', 'unsure']).toContain(stateOf('viber'));
      // No body is read to its end, but on loopback a few megabytes arrive before the connection closes.
      expect(bytesMoved(internet.traffic)).toBeLessThan(30_000_000);
      expect(await popup.checkNow()).toMatchObject({ network: 'online' });
    },
    { gone: ['mmg.whatsapp.net'] },
  );
});
