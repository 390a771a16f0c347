import { expect, it } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';

const hosts = [...new Set(services.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname)))];

/** A name that no check asks, so whatever reaches it was led there. */
const lured = 'lured.example';

/** Headers of an answer by which browsers ask others by themselves, or keep something, as far as standards say. */
const acting = {
  link: `<https://${lured}/>; rel=preconnect, <https://${lured}/>; rel=dns-prefetch, <https://${lured}/style.css>; rel=preload; as=style`,
  refresh: `0; url=https://${lured}/refreshed`,
  'speculation-rules': `"https://${lured}/rules.json"`,
  'use-as-dictionary': 'match="/*"',
  'clear-site-data': '"cache", "storage"',
  'accept-ch': 'Sec-CH-UA-Arch, Sec-CH-UA-Model',
  'critical-ch': 'Sec-CH-UA-Arch, Sec-CH-UA-Model',
  'secure-session-registration': `(ES256);path="https://${lured}/session"`,
  'content-security-policy': `default-src 'none'; report-uri https://${lured}/report`,
};

it.each<Target>(['chrome', 'firefox'])(
  'in %s, no header of an answer leads the browser to another host',
  async (target) => {
    await onStage(target, async ({ internet, openPopup }) => {
      for (const host of hosts) internet.behave(host, { kind: 'answer', status: 200, headers: acting });
      const popup = await openPopup();
      internet.traffic.forget();
      await popup.checkNow();
      const answered = internet.traffic.requests.filter(({ host }) => hosts.includes(host));
      expect(answered.length).toBeGreaterThan(10);
      const names = internet.traffic.connections.map(({ hello }) => hello?.serverName);
      expect(names).not.toContain(lured);
      expect(internet.traffic.requests.filter(({ host }) => host === lured)).toEqual([]);
      const hints = internet.traffic.requests.flatMap(({ headers }) =>
        Object.keys(headers).filter((name) => /^sec-ch-ua-(arch|model)$/.test(name)),
      );
      expect(hints).toEqual([]);
    });
  },
);
