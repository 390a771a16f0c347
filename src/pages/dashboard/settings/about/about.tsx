import { newestContact, oldestReading } from '../../../../catalogue/catalogue-dates.ts';
import type { Day } from '../../../../history/local-time.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { CopyButton } from '../../../shared/copy-button.tsx';
import { t } from '../../../shared/text.ts';
import { dayText } from '../../parts/format-when.ts';
import { useLatest } from '../use-latest.ts';
import { diagnosticsText, readDiagnostics } from './diagnostics.ts';

/** Version, licence, and diagnostics to attach to a question. */
export function About({ settings }: { readonly settings: Settings }) {
  const facts = useLatest(readDiagnostics);
  const text = facts && diagnosticsText(facts, settings);
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('about_version')}</dt>
          <dd dir="ltr">{ownVersion()}</dd>
        </div>
        <div>
          <dt>{t('about_sources')}</dt>
          <dd>{oldestReading && textOf(oldestReading)}</dd>
        </div>
        <div>
          <dt>{t('about_contacts')}</dt>
          <dd>{newestContact ? textOf(newestContact) : t('about_contacts_never')}</dd>
        </div>
      </dl>
      <p>{t('about_licence')}</p>
      <p class="quiet">{t('about_not_affiliated')}</p>
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
