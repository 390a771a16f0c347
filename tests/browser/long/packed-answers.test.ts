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
    expect([...offered].toSorted()).toEqual(['gzip, deflate', 'identity']);
    const plain = internet.traffic.requests.filter(({ secure, upgrade }) => !secure && !upgrade);
    expect(new Set(plain.map(({ headers }) => headers['accept-encoding']))).toEqual(new Set(['identity']));
    // If a newer Firefox unpacks another coding, it would show here; the filter would let it through.
    await (await browser.newPage()).goto('https://discord.com/');
    const visit = internet.traffic.requests.findLast(({ path }) => path === '/');
    expect(visit?.headers['accept-encoding']).toBe('gzip, deflate, br, zstd');
  });
});
