import type { ComponentChildren } from 'preact';
import { missedChecks } from '../../../schedule/timetable.ts';
import { Button } from '../button.tsx';
import { moment, nextMonth } from '../format.ts';
import { type TextKey, t, textKey } from '../text.ts';
import { dismissHistoryLost, problem } from './actions.ts';
import { checkedAt } from './headline.ts';
import type { View } from './view.ts';

/** Errors, and warnings that limit how far the results can be trusted. */
export function Notes({ view, now }: { readonly view: View; readonly now: number }) {
  const failed = problem.value;
  const resting = view.settings.background && view.budgetUsed;
  const missed = !resting && missedChecks(view.settings, view.ended && checkedAt(view.ended), now);
  const unfinished = unfinishedNote(view);
  return (
    <>
      {failed && (
        <Note>
          {t(failed.text)} {failed.detail && <code dir="ltr">{failed.detail}</code>}
        </Note>
      )}
      {view.storeProblem && <Note>{t(textKey('store', view.storeProblem))}</Note>}
      {view.ended?.problem && !view.running && <Note>{t(textKey('problem', view.ended.problem))}</Note>}
      {unfinished && !view.running && <Note>{t(unfinished)}</Note>}
      {missed && !view.running && <Note>{t('note_missed')}</Note>}
      {resting && <Note>{t('note_budget', { megabytes: view.settings.monthlyMegabytes, when: nextMonth(now) })}</Note>}
      {view.settingsLost && <Note>{t('note_settings_lost')}</Note>}
      {view.lostHistorySince !== undefined && (
        <Note>
          {t('note_history_lost', { when: moment(view.lostHistorySince, now) })}
          <Button look="small" text={t('note_dismiss')} press={dismissHistoryLost} />
        </Note>
      )}
    </>
  );
}

function unfinishedNote(view: View): TextKey | undefined {
  if (view.ended?.problem) return undefined;
  if (view.ended?.status === 'stopped') return 'note_stopped';
  return view.ended?.status === 'interrupted' ? 'note_interrupted' : undefined;
}

function Note({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="note" role="status">
      {children}
    </div>
  );
}
