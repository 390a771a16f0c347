import { Link } from 'wouter-preact';
import { listDigits } from '../../shared/format.ts';
import { type TextKey, t } from '../../shared/text.ts';

const lines: readonly TextKey[] = [
  'help_privacy_click',
  'help_privacy_requests',
  'help_privacy_seen',
  'help_privacy_stored',
  'help_privacy_delete',
];

/** Privacy in five lines, and a link to the data settings. */
export function Privacy() {
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {lines.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ol>
      <p>
        <Link href="/settings/data">{t('help_to_data')}</Link>
      </p>
    </>
  );
}
