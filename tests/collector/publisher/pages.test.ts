import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'parse5';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments } from '../../../scripts/chromium-arguments.ts';
import { countryPage } from '../../../src/collector/pages/country-page.tsx';
import { indexPage } from '../../../src/collector/pages/index-page.tsx';
import { countsOf } from '../../../src/collector/pages/words.ts';
import { makeSnapshot } from '../../../src/collector/publisher/make-snapshot.ts';
import { createPublicServer, type PublicServer } from '../../../src/collector/publisher/public-server.ts';
import type { Snapshot } from '../../../src/community/protocol/wire/snapshot.ts';
import { installedBrowser } from '../../browser/installed-browser.ts';
import { obstacles } from '../../pages/obstacles.ts';
import { counter, noLarge, noNoise, partOf, throughTwo, twoRelays } from './sample-parts.ts';

const snapshot: Snapshot = {
  v: 1,
  country: 'RU',
  counter,
  publishedAt: counter * 21_600,
  services: {
    whatsapp: {
      day: [300, 280, 270],
      month: [9000, 3300, 3200],
      strip: '000000000000000000009aaa-aaaaa',
      ooni: { n: 412, anomaly: 380, confirmed: 4, ok: 20, failure: 8 },
    },
    telegram: { day: [300, 120, 20], strip: '000000000000000444445544444444' },
    signal: { day: [25, 25, 0] },
    messenger: { day: [40, 0, 0, 'contested'] },
    discord: { day: [60, 0, 0, 'held'] },
    viber: { month: [15, 0, 0] },
  },
  networks: [
    {
      asn: 8359,
      services: { whatsapp: { day: [90, 85, 80], month: [2800, 900, 880] }, telegram: { day: [95, 35, 5] } },
    },
    { asn: 25513, services: { whatsapp: { day: [20, 0, 0, 'contested'] } } },
  ],
};
const calm: Snapshot = {
  ...snapshot,
  country: 'TR',
  publishedAt: (counter - 1) * 21_600,
  services: { signal: { day: [40, 0, 0] } },
  networks: [],
};
const silent: Snapshot = { ...snapshot, country: 'IR', services: {}, networks: [] };
const nameOf = (asn: number) => (asn === 8359 ? 'Some & Sons' : undefined);
const pages = {
  'index.html': indexPage([snapshot, calm, silent], snapshot.publishedAt, 'BGVqNzZ0dW1i'),
  'RU.html': countryPage(snapshot, nameOf),
  'IR.html': countryPage(silent, nameOf),
};

describe.each(Object.entries(pages))('the page %s', (_name, page) => {
  it('is valid HTML', () => {
    const mistakes: string[] = [];
    parse(page, { onParseError: ({ code, startLine }) => mistakes.push(`${startLine}: ${code}`) });
    expect(mistakes).toEqual([]);
  });

  it('runs no script and loads nothing from other hosts', () => {
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|style=/);
    expect([...page.matchAll(/(?:src|<link[^>]* href)="([^"]+)"/g)].map(([, from]) => from)).toEqual(
      expect.not.arrayContaining([expect.stringContaining(':')]),
    );
  });
});

describe('the page of a country', () => {
  it('gives the counts of every service in words', () => {
    const text = textOf(pages['RU.html']);
    expect(text).toContain(
      'About 280 of about 300 reports in the last 24 hours see a problem, about 270 of these a block.',
    );
    expect(text).toContain(
      'About 25 of about 25 reports in the last 24 hours see a problem, hardly any, or none, of these a block.',
    );
    expect(text).toContain(
      'Hardly any, or none, of about 40 reports in the last 24 hours see a problem. OONI sees something quite different.',
    );
  });

  it('does not claim that nobody sees a problem where one of fifty does', () => {
    const slots = [partOf(counter - 1, 100, 2), partOf(counter - 2, 100, 2)];
    const { services } = makeSnapshot({
      country: 'RU',
      counter,
      relays: twoRelays,
      slots: throughTwo(slots),
      days: [],
      ooni: new Map(),
      noise: noNoise,
      isLarge: noLarge,
    });
    expect(countsOf(services['telegram']?.day)).toBe(
      'Hardly any, or none, of about 200 reports in the last 24 hours see a problem.',
    );
  });

  it('does not claim that all or none of the problems are blocks, since counts are rounded', () => {
    expect(countsOf([100, 50, 50])).toContain('see a problem, all, or nearly all, of these a block.');
    expect(countsOf([100, 50, 0])).toContain('see a problem, hardly any, or none, of these a block.');
  });

  it('gives every possible reason for an empty cell, also a change in the last six hours', () => {
    expect(textOf(pages['RU.html'])).toContain(
      'Too little to tell In the last 24 hours, or in the week before, there were too few reports to publish, or only six ' +
        'hours of them say something new as yet.',
    );
  });

  it('shows the figures of OONI and links to them', () => {
    const page = pages['RU.html'];
    expect(textOf(page)).toContain(
      'OONI, last 7 days: 412 measurements, 92 % with anomalies, 1 % confirmed as blocked.',
    );
    expect(page).toContain(
      'https://explorer.ooni.org/chart/mat?probe_cc=RU&amp;test_name=whatsapp&amp;since=2026-11-18&amp;until=2026-11-26',
    );
  });

  it('has the bars of the days in words too', () => {
    expect(pages['RU.html']).toContain(
      'aria-label="WhatsApp from 26 Oct to 24 Nov: 20 days on which it worked for nearly everybody, 0 days on which ' +
        'reports were mixed, 9 days on which nearly everybody had a problem, 1 day with too few reports."',
    );
  });

  it('names a network where its name is known', () => {
    expect(pages['RU.html']).toContain('AS8359</a> <bdi>Some &amp; Sons</bdi>');
    expect(pages['RU.html']).toContain('AS25513</a></th>');
  });

  it('escapes markup in a name', () => {
    const page = countryPage(snapshot, () => '</bdi><img src=x onerror="steal()">');
    expect(page).toContain('<bdi>&lt;/bdi>&lt;img src=x onerror=&quot;steal()&quot;></bdi>');
  });

  it('says where there is too little to publish', () => {
    expect(textOf(pages['IR.html'])).toContain('Too little to tell anything as yet.');
  });
});

describe('the page of all countries', () => {
  it('lists services with problems by country', () => {
    const text = textOf(pages['index.html']);
    expect(text).toMatch(
      /Russia\s*WhatsApp Looks blocked\s*Messenger Contested\s*Telegram Mixed\s*Signal Has problems/,
    );
    expect(text).toMatch(/Türkiye up to 25 November 2026, 00:00 UTC\s*Few or none: Signal work/);
    expect(text).toMatch(/Iran\s*Too little to tell/);
  });
});

it('the pages explain how often a neighbourhood counts, and from how many reports on a network is told', () => {
  expect(textOf(pages['index.html'])).toContain(
    'In each of these, one neighbourhood of addresses has one vote that a service works on a network, and one that it does ' +
      'not. Through several relays it has them in fewer six hours of a day.',
  );
  for (const page of [pages['index.html'], pages['RU.html']]) {
    expect(textOf(page)).toContain('from about forty reports a day on');
  }
});

const textOf = (page: string) => page.replace(/<[^>]+>/g, '');

describe('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-pages-'));
  let browser: Browser;
  let publicServer: PublicServer;
  let address: string;
  beforeAll(async () => {
    for (const [name, page] of Object.entries(pages)) writeFileSync(join(folder, name), page);
    const [theme, style] = ['src/pages/shared/theme.css', 'src/collector/pages/style.css'].map((file) =>
      readFileSync(file, 'utf8'),
    );
    writeFileSync(join(folder, 'style.css'), `${theme}${style}`);
    cpSync('src/collector/pages/icon.svg', join(folder, 'icon.svg'));
    publicServer = await createPublicServer(folder);
    address = await publicServer.server.listen({ host: '127.0.0.1', port: 0 });
    browser = await puppeteer.launch({
      browser: 'chrome',
      executablePath: installedBrowser('chromium'),
      args: chromiumArguments,
    });
  });
  afterAll(async () => {
    await browser.close();
    await publicServer.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.keys(pages).flatMap((name) => (['light', 'dark'] as const).map((scheme) => [name, scheme] as const)))(
    '%s is accessible in %s colours',
    async (name, colorScheme) => {
      const page = await browser.newPage();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colorScheme }]);
      await page.setBypassCSP(true);
      await page.goto(`${address}/${name}`);
      expect(await obstacles(page)).toEqual([]);
      await page.close();
    },
  );

  it.each(Object.keys(pages))('%s fits a narrow screen and violates no content security policy', async (name) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 600 });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${address}/${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
