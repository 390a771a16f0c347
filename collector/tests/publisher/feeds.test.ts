import { describe, expect, it } from 'vitest';
import type { Cell, Snapshot } from '../../../protocol/wire/snapshot.ts';
import { changesOf } from '../../pages/trouble.ts';
import { wordsOf } from '../../pages/words.ts';
import { eventsOfCountry, eventsOfNetwork, feedOf } from '../../publisher/feeds.ts';
import { counter } from './sample-parts.ts';

const en = wordsOf('en');
const problem: Cell = [100, 95, 90];
const fine: Cell = [100, 0, 0];

/** A country in which a service had these days and now has this cell. */
const country = (strip: string, day: Cell | undefined): Snapshot => ({
  v: 1,
  country: 'RU',
  counter,
  publishedAt: counter * 21_600,
  services: { telegram: { strip: strip.padStart(30, '-'), ...(day ? { day } : {}) } },
  networks: [],
});
const titles = (strip: string, day: Cell | undefined = fine) =>
  eventsOfCountry(en, country(strip, day)).map(({ title }) => title);

describe('a feed of a country', () => {
  it('says since when there are problems, and that the service works again', () => {
    expect(titles('000999000')).toEqual([
      'Telegram, Russia: problems since November 19',
      'Telegram, Russia: works again',
    ]);
  });

  it('has a problem from the first known day', () => {
    expect(titles('9'.repeat(30), problem)).toEqual(['Telegram, Russia: problems for more than 30 days']);
  });

  it('leaves out a single day that the next does not confirm', () => {
    expect(titles('00000900000')).toEqual([]);
    expect(titles('000000009', problem)).toEqual([]);
  });

  it('has nothing while the figures are held, contested or too few', () => {
    for (const doubt of [[100, 95, 90, 'held'], [100, 95, 90, 'contested'], undefined] as const) {
      expect(eventsOfCountry(en, country('000999', doubt))).toEqual([]);
    }
  });

  it('gives the same event the same id a day later', () => {
    const [before] = eventsOfCountry(en, country('000999', problem));
    const later = { ...country('0009999', problem), counter: counter + 4, publishedAt: (counter + 4) * 21_600 };
    const [after] = eventsOfCountry(en, later);
    expect(after).toEqual(before);
  });
});

it('does not end a problem on a day with too few reports', () => {
  expect(changesOf('--0-0-9-9', counter).map(({ to }) => to)).toEqual(['works', 'troubled']);
});

it('a feed of a network has problems now, and what works after a bad month, and nothing in doubt', () => {
  const network = {
    asn: 8359,
    services: {
      telegram: { day: problem },
      signal: { day: fine, month: problem },
      whatsapp: { day: fine, month: fine },
      discord: { day: [100, 95, 90, 'held'] as Cell },
    },
  };
  expect(
    eventsOfNetwork(en, country('', undefined), network)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['Signal, AS8359, Russia: works again', 'Telegram, AS8359, Russia: problems']);
});

it('a feed is Atom, and newest first', () => {
  const snapshot = country('000999000', fine);
  const feed = feedOf(wordsOf('fa'), 'RU', 'روسیه', snapshot.publishedAt, eventsOfCountry(wordsOf('fa'), snapshot));
  expect(feed).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
  expect([...feed.matchAll(/<id>(.+?)<\/id>/g)].map(([, id]) => id)).toEqual([
    'urn:reachable:fa:RU',
    'urn:reachable:fa:RU:telegram:works:2026-11-22',
    'urn:reachable:fa:RU:telegram:troubled:2026-11-19',
  ]);
  expect(feed).toContain('<link rel="self" href="RU.atom"/>');
});
