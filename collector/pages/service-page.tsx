import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { CellTable } from './cell-table.tsx';
import { FeedLink } from './feed-link.tsx';
import { layout } from './layout.tsx';
import { Limits } from './limits.tsx';
import { UpTo } from './up-to.tsx';
import type { Words } from './words.ts';

interface Service {
  readonly id: string;
  readonly name: string;
}

/** One messenger in all countries. @param publishedAt epoch s */
export function servicePage(
  words: Words,
  { id, name }: Service,
  snapshots: readonly Snapshot[],
  publishedAt: number,
): string {
  const { t, country, tag } = words;
  const rows = snapshots
    .flatMap((snapshot) => {
      const cells = snapshot.services[id];
      const place = country(snapshot.country);
      const link = <a href={`${snapshot.country}.html#${id}`}>{place}</a>;
      return cells ? [{ key: place, name: link, day: cells.day, month: cells.month }] : [];
    })
    .sort((a, b) => a.key.localeCompare(b.key, tag));
  return layout({
    words,
    file: `${id}.html`,
    title: `${name} · Reachable`,
    feed: `${id}.atom`,
    main: (
      <>
        <h1>{name}</h1>
        <p class="lead">
          {t('about')} <UpTo words={words} at={publishedAt} />
        </p>
        <CellTable words={words} head={t('countries')} rows={rows} />
        <FeedLink words={words} file={`${id}.atom`} />
        <Limits words={words} />
      </>
    ),
  });
}
