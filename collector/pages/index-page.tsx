import type { Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { DataSection } from './data-section.tsx';
import { layout } from './layout.tsx';
import { Limits } from './limits.tsx';
import { Pill } from './pill.tsx';
import { headlineOf, isCertain, isTroubled } from './trouble.ts';
import { UpTo } from './up-to.tsx';
import { markOf, type Words } from './words.ts';

/** @param publishedAt epoch s */
export function indexPage(words: Words, snapshots: readonly Snapshot[], publishedAt: number): string {
  const { t, tag, country } = words;
  const byName = [...snapshots].sort((a, b) => country(a.country).localeCompare(country(b.country), tag));
  const counted = catalogue.filter(({ id }) => snapshots.some(({ services }) => services[id]));
  return layout({
    words,
    file: 'index.html',
    title: `Reachable: ${t('title')}`,
    main: (
      <>
        <h1>{t('title')}</h1>
        <p class="headline">{headline(words, snapshots)}</p>
        <p class="lead">
          {t('about')} <UpTo words={words} at={publishedAt} />
        </p>
        {byName.length > 0 && (
          <section aria-labelledby="countries">
            <h2 id="countries">{t('countries')}</h2>
            <dl class="countries">
              {byName.map((snapshot) => (
                <Country key={snapshot.country} words={words} snapshot={snapshot} publishedAt={publishedAt} />
              ))}
            </dl>
          </section>
        )}
        {counted.length > 0 && (
          <section aria-labelledby="services">
            <h2 id="services">{t('services')}</h2>
            <ul class="chips">
              {counted.map(({ id, name }) => (
                <li key={id}>
                  <a href={`${id}.html`}>{name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Limits words={words} />
        <DataSection words={words}>
          <p>{t('data_what')}</p>
        </DataSection>
      </>
    ),
  });
}

function headline({ t, day, country }: Words, snapshots: readonly Snapshot[]): string {
  const found = headlineOf(snapshots);
  if (!found) {
    const isTold = snapshots.some(({ services }) => Object.values(services).some((cells) => isCertain(cells.day)));
    return t(isTold ? 'headline_fine' : 'headline_none');
  }
  const { app, troubled: n, networks: of, since } = found;
  const where = { app, country: country(found.country) };
  const onNetworks = n > 0;
  if (since === undefined) return onNetworks ? t('headline', { ...where, n, of }) : t('headline_country', where);
  const begun = { ...where, day: day(since) };
  return onNetworks ? t('headline_since', { ...begun, n, of }) : t('headline_country_since', begun);
}

interface CountryProps {
  readonly words: Words;
  readonly snapshot: Snapshot;
  readonly publishedAt: number;
}

function Country({ words, snapshot, publishedAt }: CountryProps) {
  const { t, country, list } = words;
  const shown = catalogue.filter(({ id }) => snapshot.services[id]?.day);
  const fine = shown.filter(
    ({ id }) => isCertain(snapshot.services[id]?.day) && !isTroubled(snapshot.services[id]?.day),
  );
  const rest = shown.filter((service) => !fine.includes(service));
  return (
    <div>
      <dt>
        <a href={`${snapshot.country}.html`}>{country(snapshot.country)}</a>
      </dt>
      <dd>
        {/* Its latest publication failed. */}
        {snapshot.publishedAt < publishedAt && (
          <p class="quiet">
            <UpTo words={words} at={snapshot.publishedAt} />
          </p>
        )}
        {rest.length > 0 && (
          <ul class="troubles">
            {rest.map(({ id, name }) => (
              <li key={id}>
                {name} <Pill mark={markOf(words, snapshot.services[id]?.day)} />
              </li>
            ))}
          </ul>
        )}
        {fine.length > 0 && <p class="quiet">{t('no_problem', { apps: list(fine.map(({ name }) => name)) })}</p>}
        {shown.length === 0 && <p class="quiet">{t('crowd_word_too_few')}</p>}
      </dd>
    </div>
  );
}
