import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { knownService, serviceName } from '../../../catalogue/known-services.ts';
import type { Round } from '../../../model/round.ts';
import type { Settings } from '../../../model/settings.ts';
import { quietOverMs } from '../../../schedule/name-gaps.ts';
import { Button } from '../button.tsx';
import { catalogue } from '../catalogue.ts';
import { list, seconds } from '../format.ts';
import { plural, t } from '../text.ts';
import { stopCheck } from './actions.ts';
import { type Estimate, estimateOf, secondsLeft } from './time-left.ts';

/** The progress of the running check, and a button to stop it. */
export function Running({ round, settings }: { readonly round: Round; readonly settings: Settings }) {
  const now = useSeconds();
  const estimate = useRef<Estimate>();
  const isQuiet = round.extent === 'quiet';
  estimate.current = estimateOf(estimate.current, round, now, isQuiet ? quietOverMs : 0);
  // Nobody waits for a check that the browser makes by itself.
  const left = round.trigger === 'person' ? secondsLeft(estimate.current, now) : undefined;
  useLayoutEffect(() => giveBackFocus, []);
  const answered = round.verdicts.length;
  const finished = round.verdicts.filter(({ service }) => !round.stages?.[service]).length;
  // Each messenger counts twice: when its answer is known, and when everything of it is.
  const done = answered + finished;
  const total = 2 * round.services.length;
  return (
    // It has the focus after "Check now" is gone, and not its button: Enter held a little longer would stop the check.
    <div id="running" class="running" tabIndex={-1}>
      <label for="progress">
        {progressText(round, settings, now)}
        {left !== undefined && <span class="time-left"> · {t('running_left', { seconds: seconds(left) })}</span>}
      </label>
      <progress id="progress" max={total + 1} value={done > 0 || round.network ? done + 1 : 0} />
      <Button action="stop" text={t('stop')} press={stopCheck} />
    </div>
  );
}

/** The button for the next check has the focus where the progress had it. */
function giveBackFocus(): void {
  if (!document.activeElement?.closest('#running')) return;
  queueMicrotask(() =>
    document.querySelector<HTMLElement>('[data-action="check-now"]')?.focus({ preventScroll: true }),
  );
}

/** Epoch ms, again each second: what is silent is named soon, and the time left counts down. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

/** After so long a person wonders, and almost everything that answers at all has answered. */
const silentMs = 3000;

/** Names in the line; the others are counted. */
const maxSilent = 2;

function progressText(round: Round, settings: Settings, now: number): string {
  const judged = new Set(round.verdicts.map((verdict) => verdict.service));
  const open = round.services.filter(
    (service) => !judged.has(service) && knownService(service, settings, catalogue.value),
  );
  const [first] = open;
  if (first === undefined) return t(isOnlyWaiting(round) ? 'running_final_retry' : 'running_last');
  // In a quiet check what has not answered yet may not be asked yet.
  if (now - round.at >= silentMs && round.extent !== 'quiet')
    return judged.size === 0 ? t('running_nothing') : silentText(open, settings);
  if (judged.size === 0 && !round.network) return t('running_connection');
  const app = serviceName(first, settings, catalogue.value);
  return t('running_service', { position: judged.size + 1, total: round.services.length, app });
}

function silentText(silent: Round['services'], settings: Settings): string {
  const shown = silent.slice(0, maxSilent).map((service) => serviceName(service, settings, catalogue.value));
  const left = silent.length - shown.length;
  return t('running_silent', { apps: list([...shown, ...(left > 0 ? [plural('more_apps', left)] : [])]) });
}

function isOnlyWaiting({ stages = {} }: Round): boolean {
  return Object.values(stages).every((stage) => stage === 'final-retry');
}
