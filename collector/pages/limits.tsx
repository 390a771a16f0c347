import { minReports } from '../../protocol/wire/cell.ts';
import type { Words } from './words.ts';

const limits = ['limit_many', 'limit_app', 'limit_who', 'limit_liars', 'limit_small'] as const;

/** What every page of figures says about them. */
export function Limits({ words: { t } }: { readonly words: Words }) {
  return (
    <>
      <section>
        <h2>{t('how_title')}</h2>
        <ul>
          <li>{t('crowd_not_survey')}</li>
          <li>{t('how_noise')}</li>
          <li>{t('how_votes')}</li>
          <li>{t('crowd_words_what', { least: minReports })}</li>
        </ul>
      </section>
      <section id="limits">
        <h2>{t('limits_title')}</h2>
        <ul>
          {limits.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
