import { Link } from 'wouter-preact';
import { listDigits } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { privacyTexts } from '../../shared/texts-of-stores.ts';

/** Privacy in five lines, and a link to the data settings. */
export function Privacy() {
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {privacyTexts.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ol>
      <p>
        <Link href="/settings/data" class="lone-link">
          {t('help_to_data')}
        </Link>
      </p>
    </>
  );
}
