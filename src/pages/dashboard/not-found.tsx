import { Link } from 'wouter-preact';
import { t } from '../shared/text.ts';

/** Shown for an unknown address. */
export function NotFound() {
  return (
    <>
      <h1>{t('not_found')}</h1>
      <p>
        <Link href="/" class="lone-link">
          {t('to_overview')}
        </Link>
      </p>
    </>
  );
}
