import { describe, expect, it } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import { codings, packedGibibyte, packedMebibytes } from '../../net/packed.ts';
import type { Target } from '../extension.ts';
import { growthDuring } from '../memory.ts';
import { onStage } from '../shared-stage.ts';

const hosts = [...new Set(services.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname)))];

describe.each<Target>(['chrome', 'firefox'])('in %s, servers whose small answers unpack to a gigabyte', (target) => {
  it('make the browser no larger, whatever the coding and the connection', async () => {
    await onStage(target, async ({ browser, internet, openPopup }) => {
      const answers = codings.map((coding) => ({
        status: 200,
        headers: { 'content-encoding': coding },
        body: packedGibibyte(coding),
      }));
      for (const [index, host] of hosts.entries()) {
        internet.behave(host, { kind: 'answer', status: 200, ...answers[index % answers.length] });
      }
      // A silent host is asked for a handshake by a POST.
      internet.behave('signal.org', { kind: 'hang', posts: { status: 200, ...answers[0] } });
      const popup = await openPopup();
      internet.traffic.forget();
      // The second check finds connections open, and makes new ones.
      for (const _check of ['first', 'second']) {
        expect(await growthDuring(browser, () => popup.checkNow())).toBeLessThan(packedMebibytes / 4);
      }
      const bodies = internet.traffic.requests.filter(({ host, method }) => hosts.includes(host) && method === 'GET');
      expect(bodies.length).toBeGreaterThan(5);
    });
  });
});

/** What one of the checks of the test may keep the thread of the extension's pages busy, ms. */
const busyMs = 3000;

it('in Firefox, servers whose small answers unpack to a gigabyte make it no larger while its thread is busy', async () => {
  await onStage('firefox', async ({ browser, internet, openPopup }) => {
    const packed = { status: 200, headers: { 'content-encoding': 'gzip' }, body: packedGibibyte('gzip') };
    for (const host of hosts) internet.behave(host, { kind: 'answer', ...packed });
    const popup = await openPopup();
    internet.traffic.forget();
    let isOver = false;
    /** The popup shares its thread with the background. */
    const keepBusy = async () => {
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, busyMs / 4));
        await popup.page.evaluate((ms) => {
          for (const end = Date.now() + ms; Date.now() < end; );
        }, busyMs);
      }
    };
    const check = async () => {
      const busy = keepBusy();
      await popup.checkNow();
      isOver = true;
      await busy;
    };
    expect(await growthDuring(browser, check)).toBeLessThan(packedMebibytes / 4);
    const offered = internet.traffic.requests.map(({ headers }) => headers['accept-encoding']);
    expect(offered.filter((codings) => codings === 'gzip').length).toBeGreaterThan(5);
  });
});

it('in Firefox, servers that compress all pages in an unaccepted coding look neither blocked nor slowed', async () => {
  await onStage('firefox', async ({ browser, internet, openPopup }) => {
    for (const host of hosts) internet.behave(host, { kind: 'brotli' });
    const popup = await openPopup();
    internet.traffic.forget();
    for (const _check of ['first', 'second']) {
      const { network, services: rows } = await popup.checkNow();
      expect(network).toBe('online');
      for (const { service, state } of rows) expect.soft(['works', 'unsure'], service).toContain(state);
    }
    const asked = internet.traffic.requests.filter(({ host, upgrade }) => hosts.includes(host) && !upgrade);
    const offered = new Set(asked.map(({ headers }) => headers['accept-encoding']));
    expect([...offered].toSorted()).toEqual(['gzip', 'identity']);
    const plain = internet.traffic.requests.filter(({ secure, upgrade }) => !secure && !upgrade);
    expect(new Set(plain.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['identity']));
    // If a newer Firefox unpacks another coding, it would show here; the filter would let it through.
    await (await browser.newPage()).goto('https://discord.com/');
    const visit = internet.traffic.requests.findLast(({ path }) => path === '/');
    expect(visit?.headers['accept-encoding']).toBe('gzip, deflate, br, zstd');
  });
});
