import { Link } from 'wouter-preact';
import { t } from '../../shared/text.ts';

/** Where the history is empty: what fills it. */
export function NoChecks() {
  return (
    <>
      {t('checks_none')} <Link href="/">{t('to_overview')}</Link>
    </>
  );
}
