import { ooniDays } from '../../protocol/wire/cell.ts';
import type { Networks } from '../../protocol/wire/networks.ts';
import type { OoniFigures, Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { dayOfSlot } from '../days.ts';
import { CellTable } from './cell-table.tsx';
import { DataSection } from './data-section.tsx';
import { DayBars } from './day-bars.tsx';
import { FeedLink } from './feed-link.tsx';
import { layout, up } from './layout.tsx';
import { Limits } from './limits.tsx';
import { NetworkName } from './network-name.tsx';
import { explorerLink } from './ooni-link.ts';
import { Pill } from './pill.tsx';
import { shownNetworks } from './shown-networks.ts';
import { UpTo } from './up-to.tsx';
import { countsOf, markOf, type Words } from './words.ts';

/** @param snapshot with all networks, also those that do not fit into a sealed answer */
export function countryPage(words: Words, snapshot: Snapshot, nameOf: Networks['nameOf']): string {
  const { t, list } = words;
  const { country, publishedAt } = snapshot;
  const name = words.country(country);
  const shown = catalogue.filter(({ id }) => snapshot.services[id]);
  const unpublished = catalogue.filter(({ id }) => !snapshot.services[id]);
  const more = snapshot.networks.length - shownNetworks(snapshot).length;
  const feed = `${country}.atom`;
  const top = up(words);
  return layout({
    words,
    file: `${country}.html`,
    title: `${name} · Reachable`,
    feed,
    main: (
      <>
        <h1>{name}</h1>
        <p class="lead">
          {t('about')} <UpTo words={words} at={publishedAt} />
        </p>
        {shown.length > 0 && (
          <nav aria-label={t('services')}>
            <ul class="chips">
              {shown.map(({ id, name: service }) => (
                <li key={id}>
                  <a href={`#${id}`}>{service}</a> <Pill mark={markOf(words, snapshot.services[id]?.day)} />
                </li>
              ))}
            </ul>
          </nav>
        )}
        {shown.map(({ id, name: service }) => (
          <ServiceSection key={id} words={words} snapshot={snapshot} id={id} name={service} nameOf={nameOf} />
        ))}
        <section>
          {more > 0 && <p>{t('more_networks', { n: more })}</p>}
          {unpublished.length > 0 && <p>{t('too_little', { apps: list(unpublished.map(({ name: app }) => app)) })}</p>}
          <FeedLink words={words} file={feed} />
          {shown.length > 0 && <Marks words={words} snapshot={snapshot} />}
        </section>
        <Limits words={words} />
        <DataSection words={words}>
          <p dir="ltr">
            <a href={`${top}${country}.csv`}>{country}.csv</a> · <a href={`${top}${country}.json`}>{country}.json</a> ·{' '}
            <a href={`${top}${country}.snapshot`}>{country}.snapshot</a>
          </p>
        </DataSection>
      </>
    ),
  });
}

/** The file of the mark of a service in a country, in the folder of a language. */
export const markFile = (country: string, service: string): string => `${country}-${service}.svg`;

function Marks({ words: { t }, snapshot }: { readonly words: Words; readonly snapshot: Snapshot }) {
  const shown = catalogue.filter(({ id }) => snapshot.services[id]?.day);
  return (
    <details>
      <summary>{t('mark_title')}</summary>
      <p>{t('mark_how')}</p>
      <ul class="marks">
        {shown.map(({ id, name }) => (
          <li key={id}>
            <img src={markFile(snapshot.country, id)} alt={name} height="20" />
            <code dir="ltr">{`<img src="${markFile(snapshot.country, id)}" alt="${name}">`}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ServiceSectionProps {
  readonly words: Words;
  readonly snapshot: Snapshot;
  readonly id: string;
  readonly name: string;
  readonly nameOf: Networks['nameOf'];
}

function ServiceSection({ words, snapshot, id, name, nameOf }: ServiceSectionProps) {
  const { t } = words;
  const { services, counter, country } = snapshot;
  const { day, month, strip, ooni } = services[id] ?? {};
  const lastDay = dayOfSlot(counter) - 1;
  const whole = { key: 'all', name: t('whole_country'), day, month };
  const rows = shownNetworks(snapshot).flatMap(({ asn, services: own }) => {
    const cells = own[id];
    if (!cells) return [];
    const link = <NetworkName asn={asn} name={nameOf(asn)} href={`${country}-AS${asn}.html`} />;
    return [{ key: String(asn), name: link, day: cells.day, month: cells.month }];
  });
  return (
    <section id={id} class="service" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{name}</h2>
      <p class="now">
        <Pill mark={markOf(words, day)} /> {day && countsOf(words, day).join(' · ')}
      </p>
      {strip !== undefined && (
        <figure>
          <DayBars words={words} tenths={strip} service={name} lastDay={lastDay} />
          <figcaption>
            <span>{words.day(lastDay - strip.length + 1, 'short')}</span>
            <span>{words.day(lastDay, 'short')}</span>
          </figcaption>
        </figure>
      )}
      {ooni && (
        <p class="ooni">
          {ooniText(words, ooni)} <a href={explorerLink(country, id, dayOfSlot(counter))}>{t('crowd_ooni_link')}</a>
        </p>
      )}
      <CellTable words={words} head={t('networks')} rows={[whole, ...rows]} />
    </section>
  );
}

function ooniText({ t }: Words, { n, anomaly, confirmed }: OoniFigures): string {
  return `${t('crowd_ooni', { days: ooniDays })}: ${t('crowd_ooni_cell', { anomaly, n, confirmed })}.`;
}
