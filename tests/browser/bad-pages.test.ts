import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { hostsOfPage } from '../../src/measure/transfers/transfer-endpoint.ts';
import type { ServiceId } from '../../src/model/service.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import type { Switched } from '../net/behaviour.ts';
import { pageOf } from '../net/page.ts';
import { onStage } from './shared-stage.ts';

interface PageCase {
  readonly what: string;
  /** None has a file in the catalogue, so one that its page names is measured. */
  readonly service: ServiceId;
  /** Host and path of the page. */
  readonly at: readonly [host: string, path: string];
  /** @param whole a healthy server's page */
  readonly answers?: (whole: string) => Switched;
  /** Further behaviours of the host. */
  readonly also?: readonly Switched[];
  /** The files whose length is requested, in order. */
  readonly asked: readonly string[];
  readonly state: ServiceState;
}

const page = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): Switched => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body,
});

const script = (src: string) => `<script src="${src}"></script>`;

/** A stranger's host, and addresses in the person's own network. */
const foreign = ['decoy.example', 'localhost', '127.0.0.1', '10.0.0.1', '192.168.1.1', '169.254.169.254', '[::1]'];

const cases: readonly PageCase[] = [
  {
    what: '50 MB',
    service: 'matrix',
    at: ['app.element.io', '/'],
    answers: (whole) => ({ kind: 'large-body', bytes: 50_000_000, page: whole }),
    asked: ['app.element.io/bundles/c4d1/theme-dark.css', 'app.element.io/bundles/c4d1/bundle.js'],
    state: 'works',
  },
  {
    what: 'without end',
    service: 'threema',
    at: ['web.threema.ch', '/'],
    answers: (whole) => ({ kind: 'stream-forever', page: whole }),
    asked: ['web.threema.ch/styles/app.css?v=2.6.2', 'web.threema.ch/dist/app.js?v=2.6.2'],
    state: 'works',
  },
  {
    what: 'one byte a second',
    service: 'wire',
    at: ['app.wire.com', '/'],
    answers: () => ({ kind: 'drip' }),
    asked: [],
    state: 'slow',
  },
  {
    what: 'a script of 1 MB before all else',
    service: 'rubika',
    at: ['web.rubika.ir', '/'],
    answers: (whole) => page(`<script>${'import('.repeat(150_000)}</script>${whole}`),
    asked: [],
    state: 'works',
  },
  {
    what: '10,000 scripts, the first of them gone',
    service: 'bale',
    at: ['web.bale.ai', '/'],
    answers: (whole) => page(Array.from({ length: 10_000 }, (_, index) => script(`/${index}.js`)).join('') + whole),
    also: [0, 1, 2, 3, 4].map((index) => ({ kind: 'answer', status: 404, path: `/${index}.js` })),
    asked: [0, 1, 2, 3].map((index) => `web.bale.ai/${index}.js`),
    state: 'works',
  },
  {
    what: 'a redirect to somebody else',
    service: 'imo',
    at: ['imo.im', '/'],
    answers: () => ({ kind: 'answer', status: 302, headers: { location: 'https://decoy.example/' } }),
    asked: [],
    state: 'unsure',
  },
  {
    what: 'a file of another length than is said',
    service: 'simplex',
    at: ['simplex.chat', '/'],
    also: [
      {
        kind: 'answer',
        status: 206,
        headers: { 'content-range': 'bytes 0-0/900000000' },
        body: 'x',
        path: '/css/tailwind.css',
      },
    ],
    asked: ['simplex.chat/css/tailwind.css'],
    state: 'works',
  },
  {
    what: 'a page that unpacks to 100 MB',
    service: 'eitaa',
    at: ['web.eitaa.com', '/'],
    answers: (whole) =>
      page(gzipSync(Buffer.concat([Buffer.from(whole), Buffer.alloc(100_000_000)])), { 'content-encoding': 'gzip' }),
    asked: ['web.eitaa.com/index-Zk8u.js'],
    state: 'works',
  },
  {
    what: 'UTF-16',
    service: 'qq',
    at: ['im.qq.com', '/'],
    answers: (whole) => page(Buffer.from(`\ufeff${whole}`, 'utf16le')),
    asked: ['qq-web.cdn-go.cn/im.qq.com_new/b673bd69/js/app.js'],
    state: 'site-only',
  },
  {
    what: 'files in the own network and of strangers before its own',
    service: 'dingtalk',
    at: ['im.dingtalk.com', '/'],
    answers: (whole) =>
      page(foreign.map((host) => script(`https://${host}/a.js`) + script(`http://${host}/b.js`)).join('') + whole),
    asked: ['g.alicdn.com/DingTalkWeb/web/3.8.10/assets/app.js'],
    state: 'works',
  },
  {
    what: 'a base on the host of its files, behind a redirect',
    service: 'slack',
    at: ['slack.com', '/'],
    answers: () => page(`<base href="https://a.slack-edge.com/bv1-13/">${script('signin.8f3a.min.js')}`),
    asked: ['a.slack-edge.com/bv1-13/signin.8f3a.min.js'],
    state: 'works',
  },
  {
    what: 'a login on another host of the service',
    service: 'snapchat',
    at: ['accounts.snapchat.com', '/accounts/v2/login'],
    asked: ['static.snapchat.com/accounts/_next/static/chunks/main-5d1f.js'],
    state: 'works',
  },
  {
    what: 'names of which the first are gone',
    service: 'messenger',
    at: ['www.facebook.com', '/login/'],
    answers: () => ({ ...page(script('https://static.xx.fbcdn.net/rsrc.php/v5/old.js')), times: 1 }),
    asked: [
      'static.xx.fbcdn.net/rsrc.php/v5/old.js',
      'static.xx.fbcdn.net/rsrc.php/v5/yA/l/0,cross/login.css',
      'static.xx.fbcdn.net/rsrc.php/v5/yB/r/main.js',
    ],
    state: 'works',
  },
  {
    what: 'a challenge',
    service: 'instagram',
    at: ['www.instagram.com', '/direct/inbox/'],
    answers: (whole) => page(script('/cdn-cgi/challenge.js') + whole, { 'cf-mitigated': 'challenge' }, 403),
    asked: [],
    state: 'works',
  },
];

const settings = { ...defaultSettings, services: ['discord', ...cases.map(({ service }) => service)] };

const hostsOf = (id: ServiceId) => hostsOfPage(services.find((service) => service.id === id) ?? { endpoints: [] });

describe.each(['chrome', 'firefox'] as const)('one check of unusual pages (%s)', (browser) => {
  it('ends, requests only files of the service, and calls none blocked', async () => {
    await onStage(browser, async ({ internet, openPopup }) => {
      for (const { at, answers, also = [] } of cases) {
        const [host, path] = at;
        const whole = String(pageOf({ host, headers: {} }).body);
        internet.behave(host, ...(answers ? [{ ...answers(whole), path }] : []), ...also);
      }
      const popup = await openPopup();
      await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
      const { network, services: rows } = await popup.checkNow();
      const { requests } = internet.traffic;
      const lengthsAsked = (service: ServiceId) =>
        requests
          .filter(({ host, headers }) => headers['range'] === 'bytes=0-0' && hostsOf(service).includes(host))
          .map(({ host, path }) => `${host}${path}`);
      expect(network).toBe('online');
      for (const { what, service, asked, state } of cases) {
        expect.soft(rows.find((row) => row.service === service)?.state, what).toBe(state);
        expect.soft(lengthsAsked(service), what).toEqual(asked);
      }
      expect(rows.find(({ service }) => service === 'discord')?.state).toBe('works');
      expect(requests.filter(({ host }) => foreign.includes(host))).toEqual([]);
    });
  });
});
