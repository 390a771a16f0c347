import { keptMs, longestDelayMs, meanDelayMs } from '../../../community/outbox/outbox.ts';
import { t } from '../../shared/text.ts';

const hourMs = 3_600_000;

/** When a message goes, and what else goes so that nobody can tell it apart. */
export function WhenItIsSent() {
  return (
    <section aria-labelledby="sharing-when">
      <h2 id="sharing-when">{t('sharing_when_title')}</h2>
      <p>
        {t('sharing_when', {
          minutes: meanDelayMs / 60_000,
          hours: longestDelayMs / hourMs,
          days: keptMs / hourMs / 24,
        })}
      </p>
      <p>{t('sharing_dummies')}</p>
    </section>
  );
}
