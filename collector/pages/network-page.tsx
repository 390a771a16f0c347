import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { CellTable } from './cell-table.tsx';
import { FeedLink } from './feed-link.tsx';
import { layout } from './layout.tsx';
import { NetworkName } from './network-name.tsx';
import { UpTo } from './up-to.tsx';
import type { Words } from './words.ts';

/** One network of a country. */
export function networkPage(
  words: Words,
  { country, publishedAt }: Snapshot,
  { asn, services }: Snapshot['networks'][number],
  name: string | undefined,
): string {
  const { t } = words;
  const file = `${country}-AS${asn}`;
  const rows = catalogue.flatMap(({ id, name: service }) => {
    const cells = services[id];
    return cells ? [{ key: id, name: <a href={`${id}.html`}>{service}</a>, day: cells.day, month: cells.month }] : [];
  });
  return layout({
    words,
    file: `${file}.html`,
    title: `AS${asn} ${name ?? ''} · ${words.country(country)} · Reachable`,
    feed: `${file}.atom`,
    main: (
      <>
        <h1>
          <NetworkName asn={asn} name={name} href={`https://explorer.ooni.org/as/AS${asn}`} />
        </h1>
        <p class="lead">
          <a href={`${country}.html`}>{words.country(country)}</a>. <UpTo words={words} at={publishedAt} />
        </p>
        <CellTable words={words} head={t('services')} rows={rows} />
        <FeedLink words={words} file={`${file}.atom`} />
        <p>
          <a href={`${country}.html#limits`}>{t('limits_title')}</a>
        </p>
      </>
    ),
  });
}
