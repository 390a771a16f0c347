import type { ComponentChildren } from 'preact';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import { Evidence } from '../evidence/evidence.tsx';
import { FeedbackQuestion } from '../feedback/feedback-question.tsx';
import { ago, sentences } from '../format.ts';
import { nextStepOf } from '../next-step.ts';
import { t } from '../text.ts';
import { explain, untestedTexts } from '../verdict-text.ts';
import { testAgain } from './actions.ts';
import { NextStep } from './next-step.tsx';

export interface ServiceDetailsProps {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  readonly now: number;
  readonly running: boolean;
  /** Does the headline say the effect, which comes first, and a button beside it what to do? */
  readonly stepAside?: boolean;
  /** Show the evidence at once. */
  readonly unfolded?: boolean;
  /** What others see. */
  readonly children?: ComponentChildren;
}

/** Explains a state: what was seen, what is unknown, the one thing to do, and then the evidence. */
export function ServiceDetails({
  service,
  verdict,
  now,
  running,
  stepAside = false,
  unfolded = false,
  children,
}: ServiceDetailsProps) {
  const explanation = explain(verdict, service.name);
  const step = nextStepOf(verdict, service.name);
  const untested = verdict.state === 'untestable' ? [] : untestedTexts(verdict);
  return (
    <>
      <p>{sentences(stepAside ? explanation.sentences.slice(1) : explanation.sentences)}</p>
      {explanation.unknown && <p class="quiet">{explanation.unknown}</p>}
      {children}
      {step && !stepAside && (
        <details class="step" open={unfolded}>
          <summary>{t('step_title')}</summary>
          <NextStep step={step} />
        </details>
      )}
      <p class="row-action">
        <button
          type="button"
          class="button button-small"
          data-action="test-again"
          aria-label={t('test_again_for', { app: service.name })}
          disabled={inPrivateWindow()}
          // It keeps the focus while the check runs, which a disabled button loses.
          aria-disabled={running}
          onClick={() => running || void testAgain(service.id)}
        >
          {t('test_again')}
        </button>
        <span class="quiet">{t('tested', { ago: ago(verdict.at, now) })}</span>
      </p>
      <Evidence service={service} verdict={verdict} running={running} unfolded={unfolded}>
        {explanation.reasons.length > 0 && (
          <ul class="reasons">
            {explanation.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {untested.map((text) => (
          <p class="quiet untested" key={text}>
            {text}
          </p>
        ))}
      </Evidence>
      {makesAClaim(verdict) && <FeedbackQuestion service={service} verdict={verdict} running={running} />}
    </>
  );
}

/** Does the verdict claim something that a person can see to be wrong? Whoever uses the app does not see its site. */
function makesAClaim({ state }: ServiceVerdict): boolean {
  return state !== 'untestable' && state !== 'site-only';
}
