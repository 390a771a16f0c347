import { catalogueDate } from '../../../../catalogue/catalogue-date.ts';
import type { Settings } from '../../../../model/settings.ts';
import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { CopyButton } from '../../../shared/copy-button.tsx';
import { t } from '../../../shared/text.ts';
import { useLatest } from '../use-latest.ts';
import { diagnosticsText, readDiagnostics } from './diagnostics.ts';

/** Which Reachable this is, under which terms, and what to send along with a question. */
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
          <dt>{t('about_catalogue')}</dt>
          <dd dir="ltr">{catalogueDate}</dd>
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
