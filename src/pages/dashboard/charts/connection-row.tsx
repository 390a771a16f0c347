import { networkPolicy } from '../../../model/network-states.ts';
import { connectionOf } from '../../shared/connection-of.ts';
import { isStale } from '../../shared/current/headline.ts';
import { now, view } from '../../shared/current/state.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { type ChartData, connectionTimeline } from '../parts/chart-data.ts';
import { cellSize } from '../parts/ranges.ts';
import { maxCells } from '../parts/wide-screen.ts';
import { type BarRow, connectionBarCells } from './bar-cell.ts';

/** The row of the connection. While it failed, messengers could not be judged. @param saidOld as in `barRows` */
export function connectionRow(chartData: ChartData | undefined, profile: string | undefined, saidOld = false): BarRow {
  const snapshot = view.value;
  const state = snapshot?.finished && connectionOf(snapshot.finished);
  const old = snapshot !== undefined && isStale(snapshot, now.value);
  const timeline = chartData && connectionTimeline(chartData, profile);
  const cells = chartData && timeline && connectionBarCells(timeline, cellSize(chartData.slots, maxCells.value));
  const rounds = cells?.reduce((sum, cell) => sum + cell.rounds, 0) ?? 0;
  const good = cells?.reduce((sum, cell) => sum + cell.rounds * (cell.worked ?? 0), 0) ?? 0;
  return {
    id: 'connection',
    name: t('connection'),
    head: <span class="bar-name">{t('connection')}</span>,
    ...(state
      ? {
          state: (
            <span class="state">
              <span class="pill pill-plain" data-tone={toneOf(networkPolicy(state).mark, old)}>
                <StateMark state={networkPolicy(state).mark} />
                {t(textKey('network', state))}
              </span>
              {old && !saidOld && <span class="aside">{t('old')}</span>}
            </span>
          ),
        }
      : {}),
    tone: 'quiet',
    ...(cells ? { cells } : {}),
    ...(timeline
      ? { counts: timeline.map(({ from, to, content }) => ({ from, to, states: content?.states ?? {} })) }
      : {}),
    ...(rounds > 0 ? { worked: good / rounds } : {}),
  };
}
