import { listDigits } from '../../shared/format.ts';
import { type TextKey, t } from '../../shared/text.ts';

const steps: readonly TextKey[] = [
  'help_how_controls',
  'help_how_services',
  'help_how_again',
  'help_how_comparisons',
  'help_how_controls_again',
  'help_how_rules',
];

/** The steps of a check. */
export function HowItWorks() {
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>{t('help_how_speed')}</p>
    </>
  );
}
