import { Feed } from 'feed';
import { monthDays } from '../../protocol/wire/cell.ts';
import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { changesOf, isCertain, isTroubled } from '../pages/trouble.ts';
import { isoDay, type Words } from '../pages/words.ts';

/** Something that a reader of feeds sees once. */
export interface Event {
  readonly service: string;
  /** Identifies it among all others, in each language. */
  readonly id: string;
  readonly title: string;
  /** Epoch s. */
  readonly at: number;
  /** A page in the language's folder. */
  readonly page: string;
}

const secondsOfDay = 86_400;

/** The library wants absolute addresses, but a feed is read from any mirror, so this is removed again. */
const base = 'https://mirror.invalid/';

/**
 * When a messenger began to have problems in a country, and when it works again. Nothing while the figures are in
 * doubt.
 */
export function eventsOfCountry({ t, country: name, day }: Words, snapshot: Snapshot): readonly Event[] {
  const { country, counter, services, publishedAt } = snapshot;
  return catalogue.flatMap(({ id, name: app }) => {
    const cells = services[id];
    if (!cells?.strip || !isCertain(cells.day)) return [];
    const common = { service: id, page: `${country}.html#${id}` };
    const what = { app, place: name(country) };
    return changesOf(cells.strip, counter).flatMap(({ to, since }, index): Event[] => {
      if (since === undefined) {
        const event = {
          id: `${country}:${id}:long`,
          title: t('event_long', { ...what, days: monthDays }),
          at: publishedAt,
        };
        return to === 'troubled' && index === 0 ? [{ ...common, ...event }] : [];
      }
      const title = to === 'troubled' ? t('event_problems', { ...what, day: day(since) }) : t('event_again', what);
      // The day is over and a second one has confirmed it, two days after its beginning.
      return [{ ...common, id: `${country}:${id}:${to}:${isoDay(since)}`, title, at: (since + 2) * secondsOfDay }];
    });
  });
}

/** The problems of a network now. It has no strip of days, so nothing says since when. */
export function eventsOfNetwork(
  { t, country: name }: Words,
  { country, publishedAt }: Snapshot,
  { asn, services }: Snapshot['networks'][number],
): readonly Event[] {
  return catalogue.flatMap(({ id, name: app }): Event[] => {
    const { day, month } = services[id] ?? {};
    const what = { app, place: `AS${asn}, ${name(country)}` };
    const file = `${country}-AS${asn}`;
    const common = { service: id, page: `${file}.html`, at: publishedAt };
    if (isTroubled(day)) return [{ ...common, id: `${file}:${id}:troubled`, title: t('event_now', what) }];
    const worksAgain = isCertain(day) && isTroubled(month);
    return worksAgain ? [{ ...common, id: `${file}:${id}:works`, title: t('event_again', what) }] : [];
  });
}

/**
 * An Atom feed (RFC 4287).
 * @param file the name without its extension
 * @param publishedAt epoch s
 */
export function feedOf(
  { tag, language }: Words,
  file: string,
  title: string,
  publishedAt: number,
  events: readonly Event[],
): string {
  const feed = new Feed({
    id: `urn:reachable:${language}:${file}`,
    title: `Reachable: ${title}`,
    link: `${base}${file}.html`,
    language: tag,
    updated: new Date(publishedAt * 1000),
    copyright: 'CC0-1.0',
    feedLinks: { atom: `${base}${file}.atom` },
    generator: 'Reachable',
    author: { name: 'Reachable' },
  });
  for (const { id, title: name, at, page } of events.toSorted((a, b) => b.at - a.at)) {
    feed.addItem({
      id: `urn:reachable:${language}:${id}`,
      title: name,
      link: `${base}${page}`,
      date: new Date(at * 1000),
    });
  }
  return feed.atom1().replaceAll(base, '');
}
