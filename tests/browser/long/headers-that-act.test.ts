import { expect, it } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import { acting } from '../../../src/platform/browser/identifying-headers.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';

const hosts = [...new Set(services.flatMap(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname)))];

/** A name that no check uses, so whatever reaches it was led there. */
const lured = 'lured.example';

/**
 * Headers with which, according to standards, an answer makes a browser contact others or store something, and why
 * neither browser does so for a check. `pages`: both obey it only in answers to navigations. `no effect`: neither obeys
 * it in an answer to a script. What Chromium obeys anyway is in kept-by-the-browser.test.ts: HSTS, Alt-Svc and NEL.
 */
const table = [
  { name: 'set-cookie', value: 'lured=1; Secure; Max-Age=9999', why: 'taken off' },
  {
    name: 'link',
    value: `<https://${lured}/>; rel=preconnect, <https://${lured}/>; rel=dns-prefetch, <https://${lured}/style.css>; rel=preload; as=style`,
    why: 'taken off',
  },
  { name: 'clear-site-data', value: '"cache", "storage"', why: 'taken off' },
  { name: 'use-as-dictionary', value: 'match="/*"', why: 'taken off' },
  { name: 'secure-session-registration', value: `(ES256);path="https://${lured}/session"`, why: 'taken off' },
  { name: 'refresh', value: `0; url=https://${lured}/refreshed`, why: 'pages' },
  { name: 'speculation-rules', value: `"https://${lured}/rules.json"`, why: 'pages' },
  { name: 'accept-ch', value: 'Sec-CH-UA-Arch, Sec-CH-UA-Model', why: 'pages' },
  { name: 'critical-ch', value: 'Sec-CH-UA-Arch, Sec-CH-UA-Model', why: 'pages' },
  { name: 'content-security-policy', value: `default-src 'none'; report-uri https://${lured}/report`, why: 'pages' },
  { name: 'reporting-endpoints', value: `default="https://${lured}/report"`, why: 'pages' },
  { name: 'origin-agent-cluster', value: '?1', why: 'pages' },
  { name: 'supports-loading-mode', value: 'credentialed-prerender', why: 'pages' },
  { name: 'x-dns-prefetch-control', value: 'on', why: 'pages' },
  { name: 'sourcemap', value: `https://${lured}/map`, why: 'no effect' },
  {
    name: 'attribution-reporting-register-source',
    value: `{"source_event_id":"1","destination":"https://${lured}"}`,
    why: 'no effect',
  },
] as const;

it.each<Target>(['chrome', 'firefox'])(
  'in %s, no header of an answer leads the browser to another host',
  async (target) => {
    const headers = Object.fromEntries(table.map(({ name, value }) => [name, value]));
    await onStage(target, async ({ internet, openPopup }) => {
      for (const host of hosts) internet.behave(host, { kind: 'answer', status: 200, headers });
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

it('the removed headers are those of the table', () => {
  expect(table.filter(({ why }) => why === 'taken off').map(({ name }) => name)).toEqual(acting);
});
