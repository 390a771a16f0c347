import { useState } from 'preact/hooks';
import type { Feedback } from '../../../history/feedback.ts';
import type { Round } from '../../../model/round.ts';
import type { Service } from '../../../model/service.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { Button } from '../button.tsx';
import { announce } from '../current/announcer.tsx';
import { roundOf } from '../current/read-past.ts';
import { lazy } from '../lazy.tsx';
import { readAndClose } from '../read-and-close.ts';
import { t } from '../text.ts';
import { useRead } from '../use-read.ts';

interface Props {
  readonly service: Service;
  readonly verdict: ServiceVerdict;
  /** Is a check running? The verdict stays the same when the check ends, so the round has to be read again then. */
  readonly running: boolean;
}

/** "Does this match what you see?" The answer stays in this browser. After "No" there is a report to copy. */
export function FeedbackQuestion({ service, verdict, running }: Props) {
  const [feedback, setFeedback] = useRead(() => readFeedback(verdict), [verdict.service, verdict.at, running]);
  const [failed, setFailed] = useState(false);
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
    <div class="line feedback" data-feedback={says}>
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
    <Button
      action={`feedback-${says}`}
      look="small"
      text={text}
      aria-pressed={says === chosen}
      press={() => answer(says)}
    />
  );
}

/** The round behind a verdict, and the person's answer about that verdict. */
interface RoundFeedback {
  readonly round: Round;
  readonly says?: Feedback['says'];
}

/** Returns undefined if the round is deleted or cannot be read. */
async function readFeedback(verdict: ServiceVerdict): Promise<RoundFeedback | undefined> {
  try {
    return await readAndClose(readRounds(), async (store) => {
      const round = await roundOf(store, verdict);
      if (!round) return undefined;
      const answers = await store.feedback(round.at, round.at + 1);
      const feedback = answers.find(({ service }) => service === verdict.service);
      return { round, ...(feedback ? { says: feedback.says } : {}) };
    });
  } catch {
    return undefined;
  }
}

/** Loaded on demand, because few people need the report. */
const LazyReport = lazy(async () => (await import('./wrong-verdict-report.tsx')).WrongVerdictReport);
