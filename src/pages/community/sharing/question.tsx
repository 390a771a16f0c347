import { t } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';

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
export function Question({ name, text, answer, right, wrong, onAnswer }: Props) {
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
