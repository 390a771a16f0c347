import type { Round } from '../core/round.ts';
import type { ServiceState } from '../core/verdict-words.ts';
import { openHistory } from '../platform/history.ts';
import { localTexts } from '../platform/local-text.ts';
import { showInToolbar, type ToolbarIcon } from '../platform/toolbar.ts';
import { showUnseen } from './unseen.ts';
import { isProblem } from './worsened.ts';

/** Shows everything in the toolbar again: browsers forget it at a fresh start, and the person may choose another language. */
export async function restoreToolbar(): Promise<void> {
  const last = await (await openHistory()).lastRound();
  if (last) await showResult(last);
  await showUnseen();
}

/** Shows a round's result in icon and title. */
export async function showResult(round: Round): Promise<void> {
  if (round.status !== 'finished') return;
  const states = round.verdicts.map((verdict) => verdict.state);
  const count = states.filter(isProblem).length;
  const { tag, text } = await localTexts();
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(round.endedAt ?? round.at);
  await showInToolbar(
    iconOf(states),
    count === 0 ? text('toolbar_no_problems', { time }) : text('toolbar_problems', { count, time }),
  );
}

function iconOf(states: readonly ServiceState[]): ToolbarIcon {
  if (states.includes('blocked')) return 'blocked';
  if (states.some(isProblem)) return 'attention';
  return states.includes('works') ? 'ok' : 'unknown';
}
