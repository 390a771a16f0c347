import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../shared/text.ts';
import { DeletePart } from '../parts/delete-part.tsx';

export interface DatedAheadProps {
  /** Epoch ms of the newest check, which is ahead. */
  readonly newest: number;
  /** Renders those of them that the filters show. @param label the id of the heading */
  readonly render: (label: string) => ComponentChildren;
}

/** The checks that are dated later than now, apart from the others, and a button that deletes all of them. */
export function DatedAhead({ newest, render }: DatedAheadProps) {
  const id = useId();
  return (
    <>
      <section class="day" aria-labelledby={id}>
        <h2 id={id}>{t('ahead_title')}</h2>
        <p class="quiet">{t('ahead_text')}</p>
        {render(id)}
      </section>
      <div class="line actions">
        <DeletePart
          action="delete-ahead"
          // What has ended since the page was drawn is not ahead.
          filter={() => ({ since: Date.now() + 1, until: newest + 1 })}
          question={t('ahead_question')}
          explanation={t('ahead_explanation')}
        />
      </div>
    </>
  );
}
