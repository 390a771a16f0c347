import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { parse } from 'parse5';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../protocol/wire/snapshot.ts';
import { chromiumArguments } from '../../../scripts/chromium-arguments.ts';
import { languages } from '../../../src/model/language.ts';
import { installedBrowser } from '../../../tests/browser/installed-browser.ts';
import { obstacles } from '../../../tests/pages/obstacles.ts';
import { countryPage } from '../../pages/country-page.tsx';
import { indexPage } from '../../pages/index-page.tsx';
import { type TextKey, textsOf } from '../../pages/texts.ts';
import { headlineOf } from '../../pages/trouble.ts';
import { countsOf, wordsOf } from '../../pages/words.ts';
import { makeSnapshot } from '../../publisher/make-snapshot.ts';
import { pagesOfAll } from '../../publisher/pages-of-all.ts';
import { pagesOfCountry } from '../../publisher/pages-of-country.ts';
import { createPublicServer, type PublicServer } from '../../publisher/public-server.ts';
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
const en = wordsOf('en');
const all = [snapshot, calm, silent];
const site = new Map([
  ...pagesOfAll(all, snapshot.publishedAt, 'BGVqNzZ0dW1i'),
  ...all.flatMap((one) => [...pagesOfCountry(one, nameOf)]),
]);
const page = (file: string) => site.get(file) ?? '';
/** One page of each kind, in both directions. */
const pages = ['index.html', 'RU.html', 'RU-AS8359.html', 'data.html', 'fa/RU.html'];
/** The same, and the pages with the longest words. */
const narrow = [...pages, 'whatsapp.html', 'ru/index.html', 'ru/RU.html'];

describe('every page of the site', () => {
  const html = [...site].filter(([file]) => file.endsWith('.html'));

  it('is valid HTML', () => {
    const mistakes: string[] = [];
    for (const [file, page] of html) {
      parse(page, { onParseError: ({ code, startLine }) => mistakes.push(`${file}:${startLine}: ${code}`) });
    }
    expect(mistakes).toEqual([]);
  });

  it('runs no script and loads nothing from other hosts', () => {
    for (const [file, page] of html) {
      expect(page, file).not.toMatch(/<script|javascript:|\son\w+=|style=/);
      const loaded = [...page.matchAll(/(?:src|<link[^>]* href)="([^"]+)"/g)].map(([, from]) => from);
      expect(loaded, file).toEqual(expect.not.arrayContaining([expect.stringContaining(':')]));
    }
  });

  it('links only to files of the site that exist', () => {
    const common = /^(?:icon\.svg|style\.css|index\.json|[A-Z]{2}\.(?:csv|json|snapshot))$/;
    const dead = html.flatMap(([file, page]) =>
      [...page.matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)]
        .map(([, link = '']) => posix.join(dirname(file), link))
        .filter((link) => !site.has(link) && !common.test(link)),
    );
    expect(dead).toEqual([]);
  });

  it('has every text, with its values', () => {
    for (const [file, page] of html) expect(page, file).not.toMatch(/\{\w+\}|undefined/);
  });
});

describe('the page of a country', () => {
  const text = textOf(page('RU.html'));

  it('gives the shares of every service in words', () => {
    expect(text).toContain('about 93% see a problem · about 96% of them a block · about 300 results');
    expect(text).toContain('about 100% see a problem · about 25 results');
    expect(text).toContain('hardly any, or none, see a problem · about 40 results');
  });

  it('does not claim that nobody sees a problem if one of fifty does', () => {
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
    expect(countsOf(en, services['telegram']?.day ?? [10, 10, 10])).toEqual([
      'hardly any, or none, see a problem',
      'about 200 results',
    ]);
  });

  it('gives every possible reason for an empty cell, including a change in the last six hours', () => {
    expect(text).toContain('or they say something new that is not confirmed yet');
  });

  it('shows the figures of OONI and links to them', () => {
    expect(text).toContain('OONI, 7 days: 380 of 412 measurements unusual, 4 confirmed blocked.');
    expect(page('RU.html')).toContain(
      'https://explorer.ooni.org/chart/mat?probe_cc=RU&amp;test_name=whatsapp&amp;since=2026-11-18&amp;until=2026-11-26',
    );
  });

  it('has the bars of the days as words too', () => {
    expect(page('RU.html')).toContain(
      'aria-label="WhatsApp: on 9 of 29 days with enough results, more than a fifth saw a problem."',
    );
  });

  it('names a network where its name is known', () => {
    expect(page('RU.html')).toContain('<a href="RU-AS8359.html">AS8359</a> <bdi>Some &amp; Sons</bdi>');
    expect(page('RU.html')).toContain('<a href="RU-AS25513.html">AS25513</a></th>');
  });

  it('escapes markup in a name', () => {
    const page = countryPage(en, snapshot, () => '</bdi><img src=x onerror="steal()">');
    expect(page).toContain('<bdi>&lt;/bdi>&lt;img src=x onerror=&quot;steal()&quot;></bdi>');
  });

  it('says if there is too little to publish', () => {
    expect(textOf(page('IR.html'))).toContain('Too little to tell as yet: ');
  });
});

describe('the page of all countries', () => {
  it('begins with the problem that most networks have, and its first day', () => {
    expect(textOf(page('index.html'))).toContain(
      'WhatsApp has problems on 1 of 1 networks in Russia, since November 15.',
    );
    expect(textOf(page('ru/index.html'))).toContain('WhatsApp, Россия: сетей с проблемами — 1 из 1, с 15 ноября.');
  });

  it('does not call a network troubled if its figures are in doubt', () => {
    expect(headlineOf([snapshot])).toMatchObject({ app: 'WhatsApp', troubled: 1, networks: 1 });
  });

  it('says so if nothing is known or nothing is wrong', () => {
    const begin = (snapshots: readonly Snapshot[]) => textOf(indexPage(en, snapshots, 0));
    expect(begin([])).toContain('There is too little to tell of any country as yet.');
    expect(begin([calm])).toContain('Of the countries that are counted here, none has a messenger with problems.');
  });

  it('lists services with problems by country', () => {
    const text = textOf(page('index.html'));
    expect(text).toMatch(/Russia\s*WhatsApp Looks blocked\s*Messenger Contested\s*Telegram Mixed\s*Signal Problems/);
    expect(text).toMatch(/Türkiye.*November 25, 2026.*No problem seen: Signal/);
    expect(text).toMatch(/Iran\s*Too few/);
  });
});

it.each(languages)('the texts of %s have the values of the English ones', (language) => {
  const valuesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, text] of Object.entries(textsOf(language))) {
    expect(valuesOf(text), key).toEqual(valuesOf(textsOf('en')[key as TextKey]));
  }
});

it('a country with many networks has pages for those with the most figures, and says where the others are', () => {
  const networks = Array.from({ length: 60 }, (_, index) => ({
    asn: 1000 + index,
    services: { whatsapp: { day: [10 + 5 * index, 0, 0] as const } },
  }));
  const files = new Map(pagesOfCountry({ ...snapshot, networks }, nameOf));
  const ownPages = [...files.keys()].filter((file) => /^RU-AS\d+\.html$/.test(file)).sort();
  expect(ownPages).toEqual(networks.slice(20).map(({ asn }) => `RU-AS${asn}.html`));
  expect(textOf(files.get('RU.html') ?? '')).toContain('20 more networks are in the CSV file.');
});

it('the same snapshot gives the same bytes', () => {
  expect([...pagesOfCountry(snapshot, nameOf)]).toEqual([...pagesOfCountry(structuredClone(snapshot), nameOf)]);
});

it('the pages say how often a group of addresses counts, and how many reports a network needs', () => {
  for (const file of ['index.html', 'RU.html']) {
    expect(textOf(page(file))).toContain(
      'each group of neighbouring addresses has one vote that a messenger works on a network, and one that it does not.',
    );
    expect(textOf(page(file))).toContain('from about forty reports a day on');
  }
});

it('a mark for other pages is a picture that names what it shows', () => {
  expect(site.get('RU-whatsapp.svg')).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*aria-label="WhatsApp · Russia: Looks blocked"/,
  );
  expect(site.get('ru/RU-whatsapp.svg')).toContain('Похоже на блокировку');
  expect(site.get('RU-whatsapp.svg')).not.toMatch(/style=|var\(|<script/);
});

function textOf(page: string): string {
  return page.replace(/<[^>]+>/g, '');
}

describe('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-pages-'));
  let browser: Browser;
  let publicServer: PublicServer;
  let address: string;
  beforeAll(async () => {
    for (const [name, content] of site) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const [theme, style] = ['src/pages/shared/theme.css', 'collector/pages/style.css'].map((file) =>
      readFileSync(file, 'utf8'),
    );
    writeFileSync(join(folder, 'style.css'), `${theme}${style}`);
    cpSync('collector/pages/icon.svg', join(folder, 'icon.svg'));
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

  it.each(pages.flatMap((name) => (['light', 'dark'] as const).map((scheme) => [name, scheme] as const)))(
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

  it.each(narrow)('%s fits a narrow screen and violates no content security policy', async (name) => {
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
