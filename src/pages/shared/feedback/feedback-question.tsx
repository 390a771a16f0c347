import { useEffect, useState } from 'preact/hooks';
import type { Feedback } from '../../../history/feedback.ts';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { announce } from '../current/announcer.tsx';
import { t } from '../text.ts';
import { LazyReport } from './lazy-report.tsx';
import { type RoundFeedback, readFeedback } from './read-feedback.ts';

interface Props {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  /** Is a check running? The verdict stays the same when the check ends, so the round has to be read again then. */
  readonly running: boolean;
}

/** "Does this match what you see?" The answer stays in this browser. After "No" there is a report to copy. */
export function FeedbackQuestion({ service, verdict, running }: Props) {
  const [feedback, setFeedback] = useState<RoundFeedback | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    void readFeedback(verdict).then((read) => wanted && setFeedback(read));
    return () => {
      wanted = false;
    };
  }, [verdict.service, verdict.at, running]);
  // The verdict may still change while the round runs.
  if (!feedback || feedback.round.status === 'running') return undefined;
  const { round, says } = feedback;
  const answer = async (says: Feedback['says']) => {
    try {
      await ask('putFeedback', { round: round.at, profile: round.profile, service: service.id, says });
      setFeedback({ round, says });
      announce(t('feedback_kept'));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div class="feedback" data-feedback={says}>
      <p id={`feedback-${service.id}`}>{t('feedback_question')}</p>
      <fieldset class="feedback-answers" aria-labelledby={`feedback-${service.id}`}>
        <Answer says="right" chosen={says} text={t('feedback_yes')} answer={answer} />
        <Answer says="wrong" chosen={says} text={t('feedback_no')} answer={answer} />
      </fieldset>
      {failed && <p role="alert">{t('problem_ask')}</p>}
      {says && !failed && <p class="quiet">{t('feedback_kept')}</p>}
      {says === 'wrong' && <LazyReport service={service} verdict={verdict} />}
    </div>
  );
}

interface AnswerProps {
  readonly says: Feedback['says'];
  readonly chosen: Feedback['says'] | undefined;
  readonly text: string;
  readonly answer: (says: Feedback['says']) => Promise<void>;
}

function Answer({ says, chosen, text, answer }: AnswerProps) {
  return (
    <button
      type="button"
      class="button button-small"
      data-action={`feedback-${says}`}
      aria-pressed={says === chosen}
      onClick={() => void answer(says)}
    >
      {text}
    </button>
  );
}
