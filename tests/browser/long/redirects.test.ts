import { describe, expect, it } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import { captiveControls } from '../../../src/catalogue/controls.ts';
import type { Target } from '../extension.ts';
import { startInnerServer } from '../inner-server.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';

const hostsOfServices = services.flatMap(({ endpoints }) =>
  endpoints.flatMap(({ url, large = [] }) => [url, ...large.map((object) => object.url)]),
);
const hosts = new Set(
  [...captiveControls.map(({ url }) => url), ...hostsOfServices].map((url) => new URL(url).hostname),
);

describe.each<Target>(['chrome', 'firefox'])('in %s, a network that redirects every request inside', (target) => {
  it('leads no check to a host inside the person’s own network', async () => {
    const inner = await startInnerServer();
    try {
      await onStage(target, async ({ internet, openPopup }) => {
        for (const host of hosts) {
          internet.behave(host, { kind: 'answer', status: 302, headers: { location: inner.url } });
        }
        const popup = await openPopup();
        await popup.checkNow();
        expect(internet.traffic.requests.filter(({ host }) => hosts.has(host)).length).toBeGreaterThan(10);
        expect(inner.asked).toEqual([]);
      });
    } finally {
      await inner.stop();
    }
  });

  it('leads no handshake with a silent host there', async () => {
    const inner = await startInnerServer();
    try {
      await onStage(target, async ({ internet, openPopup }) => {
        const led = { status: 302, headers: { location: inner.url } };
        for (const host of hostsOf('discord')) internet.behave(host, { kind: 'hang', posts: led });
        const popup = await openPopup();
        await popup.checkNow();
        const posts = internet.traffic.requests.filter(
          ({ host, method }) => host === 'discord.com' && method === 'POST',
        );
        expect(posts).not.toEqual([]);
        expect(posts.flatMap(({ headers }) => [headers['origin'], headers['cookie'], headers['referer']])).toEqual(
          posts.flatMap(() => [undefined, undefined, undefined]),
        );
        expect(inner.asked).toEqual([]);
      });
    } finally {
      await inner.stop();
    }
  });
});
