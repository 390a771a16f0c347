import type { Browser } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { handshakes, type Request, type Traffic } from '../net/traffic.ts';
import type { Target } from './extension.ts';
import { onStage } from './shared-stage.ts';

const hosts = [...new Set(services.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname)))];

/** Sets cookies of every kind for every host. */
async function logInEverywhere(browser: Browser): Promise<void> {
  for (const domain of hosts) {
    await browser.setCookie(
      ...(['None', 'Lax', 'Strict'] as const).map((sameSite) => ({
        name: `login-${sameSite}`,
        value: 'secret',
        domain,
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite,
      })),
    );
  }
}

/** Origins that a service's own web client sends, which identify nobody. */
const clientOrigins = new Set(
  services.flatMap(({ endpoints }) => endpoints.flatMap(({ origin }) => (origin === undefined ? [] : [origin]))),
);

function revealing({ headers }: Request): string[] {
  const { cookie, referer, origin, authorization } = headers;
  return [
    ...[cookie, referer, authorization].flatMap((value) => value ?? []),
    ...(typeof origin === 'string' && !clientOrigins.has(origin) ? [origin] : []),
  ];
}

/** How many cookies this browser has besides those of `logInEverywhere`. */
async function othersIn(browser: Browser): Promise<number> {
  return (await browser.cookies()).filter(({ name }) => !name.startsWith('login-')).length;
}

describe.each<Target>(['chrome', 'firefox'])('in %s, a check by a person who is logged in everywhere', (target) => {
  it('sends no cookie, no referrer and no origin that names the installation, unlike a visit', async () => {
    await onStage(target, async ({ browser, internet, openPopup, origin }) => {
      await logInEverywhere(browser);
      // These failures make the round send retries, comparison probes and resolver queries too.
      internet.behave('discord.com', { kind: 'certificate', certificate: 'other-name' });
      internet.behave('edge-chat.facebook.com', { kind: 'websocket-refused', status: 403 });
      const headers = { 'set-cookie': 'met=1; Secure; SameSite=None' };
      for (const host of ['cdn.discordapp.com', 'web.telegram.org', 'signal.org']) {
        internet.behave(host, { kind: 'answer', status: 200, headers });
      }
      internet.behave('static.xx.fbcdn.net', { kind: 'answer', status: 302, headers: { location: 'https://t.me/' } });
      const popup = await openPopup();
      internet.traffic.forget();
      await popup.checkNow();
      // The second check finds connections open, and makes new ones.
      await popup.checkNow();

      const { requests } = internet.traffic;
      const asked = requests.filter(({ host }) => hosts.includes(host));
      expect(asked.some(({ upgrade }) => upgrade)).toBe(true);
      expect(asked.length).toBeGreaterThan(20);
      expect(requests.flatMap(revealing)).toEqual([]);
      // The answers to message channels set cookies, which would show with the next visit whose check it was.
      expect(await othersIn(browser)).toBe(0);
      expect(JSON.stringify(requests.map(({ headers }) => headers))).not.toContain(new URL(origin).hostname);

      internet.heal();
      internet.traffic.forget();
      await (await browser.newPage()).goto('https://discord.com/');
      const visit = internet.traffic.requests.find(({ host, path }) => host === 'discord.com' && path === '/');
      expect(visit?.headers['cookie']).toContain('login-Strict=secret');
    });
  });
});

/** Hosts of services to which a new connection resumed an earlier session. */
const resumed = (traffic: Traffic) =>
  [...handshakes(traffic)].flatMap(([host, hellos]) =>
    hosts.includes(host) && hellos.some((hello) => hello.resumed) ? [host] : [],
  );

it('in Chromium, a messenger cannot tell from the encryption that two checks are by the same browser', async () => {
  await onStage('chrome', async ({ internet, openPopup }) => {
    const popup = await openPopup();
    for (let turn = 0; turn < 2; turn++) {
      internet.traffic.forget();
      await popup.checkNow();
      expect(internet.traffic.requests.filter(({ upgrade }) => upgrade).length).toBeGreaterThan(5);
      expect(resumed(internet.traffic)).toEqual([]);
    }
  });
});
