import type { Networks } from '../../protocol/wire/networks.ts';
import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { languages } from '../../src/model/language.ts';
import { countryPage, markFile } from '../pages/country-page.tsx';
import { embeddedMark } from '../pages/embedded-mark.tsx';
import { pathOf } from '../pages/layout.tsx';
import { networkPage } from '../pages/network-page.tsx';
import { shownNetworks } from '../pages/shown-networks.ts';
import { markOf, type Words, wordsOf } from '../pages/words.ts';
import { eventsOfCountry, eventsOfNetwork, feedOf } from './feeds.ts';

type File = readonly [path: string, content: string];

/** The pages, marks and feeds of a country and its networks, in all languages. Equal snapshots give equal files. */
export function* pagesOfCountry(snapshot: Snapshot, nameOf: Networks['nameOf']): Generator<File> {
  for (const language of languages) {
    for (const [file, content] of filesIn(wordsOf(language), snapshot, nameOf)) {
      yield [pathOf(language, file), content];
    }
  }
}

function* filesIn(words: Words, snapshot: Snapshot, nameOf: Networks['nameOf']): Generator<File> {
  const { country, services, publishedAt } = snapshot;
  const place = words.country(country);
  yield [`${country}.html`, countryPage(words, snapshot, nameOf)];
  yield [`${country}.atom`, feedOf(words, country, place, publishedAt, eventsOfCountry(words, snapshot))];
  for (const { id, name } of catalogue) {
    const cell = services[id]?.day;
    if (cell) yield [markFile(country, id), embeddedMark(words, `${name} · ${place}`, markOf(words, cell))];
  }
  for (const network of shownNetworks(snapshot)) {
    const file = `${country}-AS${network.asn}`;
    const events = eventsOfNetwork(words, snapshot, network);
    yield [`${file}.html`, networkPage(words, snapshot, network, nameOf(network.asn))];
    yield [`${file}.atom`, feedOf(words, file, `AS${network.asn}, ${place}`, publishedAt, events)];
  }
}
