import { community } from '../../../community/pages/plug.ts';
import type { Service } from '../../../model/service.ts';
import { isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import { DashboardLink } from '../dashboard-link.tsx';
import { Evidence } from '../evidence/evidence.tsx';
import { FeedbackQuestion } from '../feedback/feedback-question.tsx';
import { ago, sentences } from '../format.ts';
import { t } from '../text.ts';
import { explain, untestedTexts } from '../verdict-text.ts';
import { testAgain } from './actions.ts';

interface Props {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  readonly now: number;
  readonly running: boolean;
  /** Show the evidence at once. */
  readonly unfolded?: boolean;
}

/** Explains a state: the effect, the cause if known, what is unknown, and what to do. */
export function ServiceDetails({ service, verdict, now, running, unfolded = false }: Props) {
  const explanation = explain(verdict, service.name);
  const untested = verdict.state === 'untestable' ? [] : untestedTexts(verdict);
  return (
    <>
      <p>{sentences(explanation.sentences)}</p>
      {explanation.reasons.length > 0 && (
        <ul class="reasons">
          {explanation.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {explanation.unknown && <p class="quiet">{explanation.unknown}</p>}
      {explanation.next && <p>{explanation.next}</p>}
      {community.VerdictLine && <community.VerdictLine verdict={verdict} />}
      {isProblem(verdict.state) && (
        <p>
          <DashboardLink route="/help/what-to-do" action="what-to-do">
            {t('help_what_to_do')}
          </DashboardLink>
        </p>
      )}
      {untested.map((text) => (
        <p class="quiet untested" key={text}>
          {text}
        </p>
      ))}
      <p class="row-action">
        <button
          type="button"
          class="button button-small"
          data-action="test-again"
          aria-label={t('test_again_for', { app: service.name })}
          disabled={running}
          onClick={() => void testAgain(service.id)}
        >
          {t('test_again')}
        </button>
        <span class="quiet">{t('tested', { ago: ago(verdict.at, now) })}</span>
      </p>
      <Evidence service={service} verdict={verdict} running={running} unfolded={unfolded} />
      {makesAClaim(verdict) && <FeedbackQuestion service={service} verdict={verdict} running={running} />}
    </>
  );
}

/** Does the verdict claim something that a person can see to be wrong? Whoever uses the app does not see its site. */
function makesAClaim({ state }: ServiceVerdict): boolean {
  return state !== 'untestable' && state !== 'site-only';
}
