import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { writeChoice } from '../../../community/background/choice.ts';
import type { SharingChoice } from '../../../community/outbox/participation.ts';
import { ask } from '../../../community/outbox/requests.ts';
import { type TextKey, t } from '../../shared/text.ts';
import { requestAccess } from './access.ts';
import { Question } from './question.tsx';

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
        <button type="button" class="button" data-action="sharing-agree" aria-disabled={!understood} onClick={share}>
          {t('sharing_agree')}
        </button>
        <button type="button" class="button" data-action="sharing-not-now" onClick={decline}>
          {t('sharing_not_now')}
        </button>
      </div>
      <p role="alert">{problem && t(problem)}</p>
    </section>
  );
}
