import { newestContact, oldestReading } from '../../../../catalogue/catalogue-dates.ts';
import { defaultEntries, uncontacted } from '../../../../catalogue/contact-age.ts';
import type { Day } from '../../../../history/local-time.ts';
import { latelyDays } from '../../../../model/lately.ts';
import { project } from '../../../../model/project.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { CopyButton } from '../../../shared/copy-button.tsx';
import { t, textKey } from '../../../shared/text.ts';
import { dayText } from '../../parts/format-when.ts';
import { useLatest } from '../use-latest.ts';
import { diagnosticsText, readDiagnostics } from './diagnostics.ts';

/** Version, licence, and diagnostics to attach to a question. */
export function About({ settings }: { readonly settings: Settings }) {
  const facts = useLatest(readDiagnostics);
  const text = facts && diagnosticsText(facts, settings);
  const read = oldestReading(catalogue.value);
  const tried = newestContact(catalogue.value);
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('about_version')}</dt>
          <dd dir="ltr">{ownVersion()}</dd>
        </div>
        <div>
          <dt>{t('about_sources')}</dt>
          <dd>{read && textOf(read)}</dd>
        </div>
        {tried && (
          <div>
            <dt>{t('about_contacts')}</dt>
            <dd>{textOf(tried)}</dd>
          </div>
        )}
        <div>
          <dt>{t('about_contacts_lately', { days: latelyDays })}</dt>
          <dd>{triedLately()}</dd>
        </div>
      </dl>
      <p class="quiet">{t('about_contacts_hint')}</p>
      <p>{t('about_licence')}</p>
      <p class="quiet">{t('about_not_affiliated')}</p>
      <ProjectLinks />
      {text && (
        <div class="block">
          <h3>{t('diagnostics')}</h3>
          <p class="quiet">{t('diagnostics_hint')}</p>
          <pre class="diagnostics" dir="ltr">
            {text}
          </pre>
          <CopyButton text={() => text} />
        </div>
      )}
    </>
  );
}

const textOf = (day: Day): string => dayText(systemClock().startOf(day));

/** How many of the addresses that are asked by default the makers tried lately. */
function triedLately(): string {
  const entries = defaultEntries(catalogue.value);
  const tried = entries.length - uncontacted(entries, Date.now()).length;
  return t('about_contacts_count', { tried, all: entries.length });
}

const links = ['home', 'source', 'reports', 'mirror', 'contact'] as const satisfies readonly (keyof typeof project)[];

/** Where the project is to be found. Nothing is asked there before a click. */
function ProjectLinks() {
  return (
    <div class="block">
      <h3>{t('about_links')}</h3>
      <ul class="points">
        {links.map((link) => (
          <li key={link}>
            <a href={project[link]} target="_blank" rel="noreferrer" data-project={link}>
              {t(textKey('about', link))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
