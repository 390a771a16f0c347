import type { Note } from '../../../history/note.ts';
import { addServiceTallies, type ServiceTally } from '../../../history/roll-up.ts';
import { addTallies, type Tally, uptime, worstState } from '../../../history/tally.ts';
import { type Cell, type Timeline, widened } from '../../../history/timeline.ts';
import { allowedIn, letsJudge, type NetworkState, networkStateWords } from '../../../model/network-states.ts';
import { type ServiceState, serviceStates } from '../../../model/verdict.ts';
import { sentences } from '../../shared/format.ts';
import { plural, t, textKey } from '../../shared/text.ts';
import type { ConnectionTimeline } from '../parts/chart-data.ts';
import { percentText, slotText } from '../parts/format-when.ts';

/** A cell of a history bar, with what its drawing and its description need. */
export interface BarCell {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Absent if the cell covers whole days. */
  readonly hour?: number;
  readonly rounds: number;
  /** The share of rounds (0..1) in each state, the worst first. */
  readonly shares: readonly { readonly state: ServiceState; readonly share: number }[];
  readonly worst?: ServiceState;
  /** The worst state, in a word. */
  readonly word?: string;
  /** The share of judged rounds (0..1) that worked. Absent if no round was judged. */
  readonly worked?: number;
}

export function barCells(timeline: Timeline, size: number): BarCell[] {
  return widened<ServiceTally>(timeline, size, addServiceTallies).map((cell) => barCell(cell, cell.content?.total));
}

export function connectionBarCells(timeline: ConnectionTimeline, size: number): BarCell[] {
  return widened<Tally<NetworkState>>(timeline, size, addTallies).map((cell) => {
    const tally = cell.content;
    if (!tally) return barCell(cell, undefined);
    const worst = networkStateWords.find((state) => (tally.states[state] ?? 0) > 0);
    const good = Object.entries(tally.states).filter(([state]) => letsJudge(state as NetworkState));
    return {
      ...barCell(cell, asServiceTally(tally)),
      ...(worst ? { word: t(textKey('network', worst)) } : {}),
      worked: good.reduce((sum, [, count]) => sum + count, 0) / tally.rounds,
    };
  });
}

function barCell({ from, to, hour }: Cell<unknown>, tally: Tally | undefined): BarCell {
  const time = { from, to, ...(hour === undefined ? {} : { hour }) };
  if (!tally) return { ...time, rounds: 0, shares: [] };
  const shares = serviceStates.flatMap((state) => {
    const count = tally.states[state] ?? 0;
    return count === 0 ? [] : [{ state, share: count / tally.rounds }];
  });
  const worst = worstState(tally);
  const worked = uptime(tally);
  return {
    ...time,
    rounds: tally.rounds,
    shares,
    ...(worst ? { worst, word: t(textKey('state', worst)) } : {}),
    ...(worked === undefined ? {} : { worked }),
  };
}

/** Maps network states to service states, so that the connection can use the same marks. */
function asServiceTally({ rounds, states }: Tally<NetworkState>): Tally {
  const counts: Partial<Record<ServiceState, number>> = {};
  for (const [state, count] of Object.entries(states) as [NetworkState, number][]) {
    const { mark } = allowedIn(state);
    counts[mark] = (counts[mark] ?? 0) + count;
  }
  return { rounds, states: counts };
}

/** A cell in words: "Telegram, 24 Nov, 13:00 – 14:00: Blocked. 4 checks, 25 % of them fine." */
export function cellText(one: BarCell, name: string, notes: readonly Note[]): string {
  const when = slotText(one);
  const own = notes.map(({ text }) => t('cell_note', { note: text }));
  if (one.rounds === 0) return sentences([t('cell_none', { app: name, when }), ...own]);
  const sentence =
    one.worked === undefined
      ? plural('cell_unjudged', one.rounds, { app: name, when, state: one.word ?? '' })
      : plural('cell', one.rounds, { app: name, when, state: one.word ?? '', share: percentText(one.worked) });
  return sentences([sentence, ...own]);
}
