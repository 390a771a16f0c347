import { serviceName } from '../../../catalogue/known-services.ts';
import type { Round } from '../../../model/round.ts';
import type { Settings } from '../../../model/settings.ts';
import { t } from '../text.ts';
import { stopCheck } from './actions.ts';

/** The progress of the running check, and a button to stop it. */
export function Running({ round, settings }: { readonly round: Round; readonly settings: Settings }) {
  const answered = round.verdicts.length;
  const finished = round.verdicts.filter(({ service }) => !round.stages?.[service]).length;
  // Each messenger counts twice: when its answer is known, and when everything of it is.
  const done = answered + finished;
  const total = 2 * round.services.length;
  return (
    // It has the focus after "Check now" is gone, and not its button: Enter held a little longer would stop the check.
    <div id="running" class="running" tabIndex={-1}>
      <label for="progress">{progressText(round, settings)}</label>
      <progress id="progress" max={total + 1} value={done > 0 || round.network ? done + 1 : 0} />
      <button type="button" class="button" data-action="stop" onClick={() => void stopCheck()}>
        {t('stop')}
      </button>
    </div>
  );
}

function progressText(round: Round, settings: Settings): string {
  const judged = new Set(round.verdicts.map((verdict) => verdict.service));
  const current = round.services.find((service) => !judged.has(service));
  if (!current) return t(isOnlyWaiting(round) ? 'running_final_retry' : 'running_last');
  if (judged.size === 0 && !round.network) return t('running_connection');
  const app = serviceName(current, settings);
  return t('running_service', { position: judged.size + 1, total: round.services.length, app });
}

function isOnlyWaiting({ stages = {} }: Round): boolean {
  return Object.values(stages).every((stage) => stage === 'final-retry');
}
