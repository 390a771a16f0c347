import type { Service } from '../../model/service.ts';
import { FirstChoice } from './first-choice.tsx';
import { t } from './text.ts';

/** Lets the person choose what the first check covers, and explains what it reveals. */
export function RiskText({ services }: { readonly services: readonly Service[] }) {
  return (
    <>
      <FirstChoice chosen={services} />
      <section class="risk" aria-labelledby="risk-title">
        <h2 id="risk-title">{t('risk_title')}</h2>
        <p>{t('risk_seen')}</p>
        <p>{t('risk_relays')}</p>
        <p>
          <strong>{t('risk_nothing_sent')}</strong> {t('risk_shared_network')}
        </p>
      </section>
    </>
  );
}
