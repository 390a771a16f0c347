import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { writeChoice } from '../../../community/background/choice.ts';
import type { SharingChoice } from '../../../community/outbox/participation.ts';
import { ask } from '../../../community/outbox/requests.ts';
import { Button } from '../../shared/button.tsx';
import { type TextKey, t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';
import { requestAccess } from './access.ts';

/**
 * Two questions, and two equally prominent buttons. Nothing is sent before this, even if the browser already granted
 * access.
 */
export function Consent({ choice: { mode, changed } }: { readonly choice: SharingChoice }) {
  const [isPublic, setPublic] = useState<boolean | undefined>(undefined);
  const [isHidden, setHidden] = useState<boolean | undefined>(undefined);
  const [problem, setProblem] = useState<TextKey | undefined>(undefined);
  const [, goTo] = useLocation();
  const understood = isPublic === true && isHidden === false;

  const share = () => {
    if (!understood) {
      setProblem('sharing_quiz_first');
      return;
    }
    // Browsers show their question only as the first thing that a click does.
    void requestAccess(true).then(async (granted) => {
      setProblem(granted ? undefined : 'sharing_declined');
      if (!granted) return;
      await writeChoice({ mode: 'share', since: Date.now() });
      await ask('fetchSnapshot', {});
    });
  };
  const decline = () => {
    // Who does not share what a report holds now goes on reading, as after stopping.
    if (changed) void writeChoice({ mode: 'read', since: Date.now() });
    goTo(mode === 'read' || changed ? '/crowd' : '/');
  };
  return (
    <section class="consent" aria-labelledby="consent-title">
      <h2 id="consent-title">{t('sharing_quiz_title')}</h2>
      <Question
        name="public"
        text={t('sharing_quiz_public')}
        answer={isPublic}
        right={true}
        wrong={t('sharing_quiz_public_wrong')}
        onAnswer={setPublic}
      />
      <Question
        name="hidden"
        text={t('sharing_quiz_hidden')}
        answer={isHidden}
        right={false}
        wrong={t('sharing_quiz_hidden_wrong')}
        onAnswer={setHidden}
      />
      <div class="consent-buttons">
        <Button action="sharing-agree" text={t('sharing_agree')} aria-disabled={!understood} press={share} />
        <Button action="sharing-not-now" text={t('sharing_not_now')} press={decline} />
      </div>
      <p role="alert">{problem && t(problem)}</p>
    </section>
  );
}

interface Props {
  readonly name: string;
  readonly text: string;
  readonly answer: boolean | undefined;
  readonly right: boolean;
  /** The explanation after a wrong answer. */
  readonly wrong: string;
  readonly onAnswer: (answer: boolean) => void;
}

/** A true-or-false question, explained as soon as it is answered. */
function Question({ name, text, answer, right, wrong, onAnswer }: Props) {
  return (
    <fieldset class="question">
      <legend>{text}</legend>
      {[true, false].map((choice) => (
        <label key={String(choice)}>
          <input
            {...unsaved}
            type="radio"
            name={name}
            data-answer={`${name}-${choice}`}
            checked={answer === choice}
            onChange={() => onAnswer(choice)}
          />
          {t(choice ? 'sharing_true' : 'sharing_false')}
        </label>
      ))}
      <p class="quiet" aria-live="polite">
        {answer !== undefined && (answer === right ? t('sharing_quiz_right') : wrong)}
      </p>
    </fieldset>
  );
}
