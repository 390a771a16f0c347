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

it('in Firefox, a download that stalled is read again over another connection, without a login', async () => {
  await onStage('firefox', async ({ browser, internet, openPopup }) => {
    const [object, stored] = ['www.whatsapp.com', 'scontent.whatsapp.net'];
    for (const domain of [object, stored]) {
      await browser.setCookie({ name: 'login', value: 'secret', domain, secure: true, sameSite: 'None' });
    }
    // The head of the object comes, and nothing of its body.
    internet.behave(stored, { kind: 'hang-after-head' });
    const popup = await openPopup();
    internet.traffic.forget();
    await popup.checkNow();
    expect(await popup.service('whatsapp')).toMatchObject({ state: 'partial', cause: 'freeze' });

    const connectionsTo = (host: string) => {
      const reads = internet.traffic.requests.filter((request) => request.host === host && request.method === 'GET');
      expect(reads.map(({ headers }) => [headers['cookie'], headers['authorization'], headers['origin']])).toEqual(
        reads.map(() => [undefined, undefined, undefined]),
      );
      return reads.map(({ connection }) => connection.from);
    };
    // A redirect is not followed by itself, so each place is asked once for each of the two tries.
    for (const host of [object, stored]) {
      expect(connectionsTo(host)).toHaveLength(2);
      expect(new Set(connectionsTo(host)).size).toBe(2);
    }
  });
});

it('in Firefox, who demands a login over such a connection gets none', async () => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    const host = 'stable.dl2.discordapp.net';
    internet.behave(host, { kind: 'hang-after-head' });
    const popup = await openPopup();
    internet.traffic.forget();
    const check = popup.checkNow();
    const reads = () => internet.traffic.requests.filter((one) => one.host === host && one.method === 'GET');
    await expect.poll(() => reads().length, { timeout: 20_000 }).toBe(1);
    internet.behave(host, { kind: 'answer', status: 401, headers: { 'www-authenticate': 'Basic realm="all"' } });
    await check;
    const [, ...again] = reads();
    expect(again.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
  });
});
