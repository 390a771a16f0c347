import { functionIds } from '../../../model/function-ids.ts';
import type { ServiceState } from '../../../model/verdict.ts';
import { capital } from '../../shared/format.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';

/** From good to bad, then those of a site alone, then those without a judgement. */
const states: readonly ServiceState[] = [
  'works',
  'slow',
  'partial',
  'blocked',
  'down',
  'site-only',
  'site-blocked',
  'unsure',
  'untestable',
];

/** Explains the states, the words for confidence, and the functions. */
export function Marks() {
  return (
    <>
      <dl class="explained">
        {states.map((state) => (
          <div key={state} data-tone={toneOf(state)} data-state={state}>
            <dt>
              <span class="pill">
                <StateMark state={state} />
                {t(textKey('state', state))}
              </span>
            </dt>
            <dd>{t(textKey('help_state', state))}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help_confidence')}</h3>
      <dl class="explained">
        {(['confident', 'likely', 'unsure'] as const).map((confidence) => (
          <div key={confidence}>
            <dt>{capital(t(textKey('confidence', confidence)))}</dt>
            <dd>{t(textKey('help_confidence', confidence))}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help_functions')}</h3>
      <dl class="explained">
        {functionIds.map((id) => (
          <div key={id}>
            <dt>{t(textKey('function', id))}</dt>
            <dd>{t(textKey('help_function', id))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
