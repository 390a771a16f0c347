import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ask } from '../../../platform/browser/messages.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { runAction } from '../../shared/current/actions.ts';
import { t } from '../../shared/text.ts';

interface Props {
  /** Epoch ms of the newest check, which is ahead. */
  readonly newest: number;
  /** Renders those of them that the filters show. @param label the id of the heading */
  readonly render: (label: string) => ComponentChildren;
}

/** The checks that are dated later than now, apart from the others, and a button that deletes all of them. */
export function DatedAhead({ newest, render }: Props) {
  const id = useId();
  // What has ended since the page was drawn is not ahead.
  const forget = async () => void (await runAction(ask('forget', { since: Date.now() + 1, until: newest + 1 })));
  return (
    <>
      <section class="day" aria-labelledby={id}>
        <h2 id={id}>{t('ahead_title')}</h2>
        <p class="quiet">{t('ahead_text')}</p>
        {render(id)}
      </section>
      <div class="actions">
        <ConfirmButton
          action="delete-ahead"
          text={t('forget_part')}
          question={t('ahead_question')}
          explanation={t('ahead_explanation')}
          confirmed={forget}
        />
      </div>
    </>
  );
}
