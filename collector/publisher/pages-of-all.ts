import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { languages } from '../../src/model/language.ts';
import { dataPage } from '../pages/data-page.tsx';
import { indexPage } from '../pages/index-page.tsx';
import { pathOf } from '../pages/layout.tsx';
import { servicePage } from '../pages/service-page.tsx';
import { wordsOf } from '../pages/words.ts';
import { eventsOfCountry, feedOf } from './feeds.ts';

/**
 * The pages and feeds about all countries, in all languages.
 * @param publishedAt epoch s
 */
export function* pagesOfAll(
  snapshots: readonly Snapshot[],
  publishedAt: number,
  publicKey: string,
): Generator<readonly [path: string, content: string]> {
  for (const language of languages) {
    const words = wordsOf(language);
    const path = (file: string) => pathOf(language, file);
    yield [path('index.html'), indexPage(words, snapshots, publishedAt)];
    yield [path('data.html'), dataPage(words, publicKey)];
    const events = snapshots.flatMap((snapshot) => eventsOfCountry(words, snapshot));
    for (const service of catalogue.filter(({ id }) => snapshots.some(({ services }) => services[id]))) {
      const { id, name } = service;
      const own = events.filter((event) => event.service === id);
      yield [path(`${id}.html`), servicePage(words, service, snapshots, publishedAt)];
      yield [path(`${id}.atom`), feedOf(words, id, name, publishedAt, own)];
    }
  }
}
