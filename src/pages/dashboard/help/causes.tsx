import { causes } from '../../../model/verdict.ts';
import { t, textKey } from '../../shared/text.ts';

/** All causes, each with what it means for the person. */
export function Causes() {
  return (
    <>
      <p>{t('help_causes_hint')}</p>
      <dl class="explained">
        {causes.map((cause) => (
          <div key={cause} data-cause={cause}>
            <dt>{t(textKey('cause_name', cause))}</dt>
            <dd>{t(textKey('help_cause', cause))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
