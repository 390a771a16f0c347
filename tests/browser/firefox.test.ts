import { expect, it } from 'vitest';
import { onStage } from './shared-stage.ts';

it('in Firefox, a message channel that worked before counts as working if its server refuses it, but not if a page answers in its place', async () => {
  await onStage('firefox', async ({ internet, openPopup }) => {
    const popup = await openPopup();
    await popup.checkNow();
    for (const [status, expected] of [
      [403, { state: 'works' }],
      [200, { state: 'partial', cause: 'websocket' }],
    ] as const) {
      internet.behave('gateway.discord.gg', { kind: 'websocket-refused', status });
      await popup.checkNow();
      expect(await popup.service('discord')).toMatchObject(expected);
    }
  });
});

it('in Firefox, a download that stalled is read again over another connection, without a login', async () => {
  await onStage('firefox', async ({ browser, internet, openPopup }) => {
    const [object, stored] = ['www.whatsapp.com', 'scontent.whatsapp.net'];
    for (const domain of [object, stored]) {
      await browser.setCookie({ name: 'login', value: 'secret', domain, secure: true, sameSite: 'None' });
    }
    // The object's headers come, but nothing of its body.
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
    // The headers said where it is stored, and only there it is requested, once for each of the two tries.
    expect(connectionsTo(object)).toEqual([]);
    expect(connectionsTo(stored)).toHaveLength(2);
    expect(new Set(connectionsTo(stored)).size).toBe(2);
  });
});

it('in Firefox, a server that asks for credentials on the extra connection gets none', async () => {
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
    // More than one if it is this service's turn for closer samples.
    expect(new Set(again.map(({ headers }) => headers['authorization']))).toEqual(new Set([undefined]));
  });
});
