import type { Round } from '../core/round.ts';
import { type ServiceState, serviceStates } from '../core/verdict-words.ts';
import { localTexts } from '../platform/local-text.ts';
import { showBadge, showInToolbar, type ToolbarIcon } from '../platform/toolbar.ts';

const bad: ReadonlySet<ServiceState> = new Set(['blocked', 'partial', 'down', 'slow']);

/** Shows a round's result in icon and title; and after a check that nobody watched, how many services got worse. */
export async function showResult(round: Round, before: readonly Round[]): Promise<void> {
  if (round.status !== 'finished') return;
  const states = round.verdicts.map((verdict) => verdict.state);
  const problems = states.filter((state) => bad.has(state)).length;
  const { tag, text } = await localTexts();
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(round.endedAt ?? round.at);
  await showInToolbar(
    iconOf(states),
    problems === 0 ? text('toolbar_no_problems', { time }) : text('toolbar_problems', { count: problems, time }),
  );
  if (round.trigger === 'schedule') await showBadge(worsened(round, before));
}

function iconOf(states: readonly ServiceState[]): ToolbarIcon {
  if (states.includes('blocked')) return 'blocked';
  if (states.some((state) => bad.has(state))) return 'attention';
  return states.includes('works') ? 'ok' : 'unknown';
}

/** How many services are worse than when they were last judged. A state that was not sure is no comparison. */
function worsened(round: Round, before: readonly Round[]): number {
  return round.verdicts.filter((verdict) => {
    if (!bad.has(verdict.state)) return false;
    const earlier = before
      .flatMap((past) => past.verdicts)
      .find((past) => past.service === verdict.service && past.state !== 'unsure' && past.state !== 'untestable');
    return earlier !== undefined && serviceStates.indexOf(verdict.state) < serviceStates.indexOf(earlier.state);
  }).length;
}
