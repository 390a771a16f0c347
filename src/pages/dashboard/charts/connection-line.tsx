import { isStale } from '../../shared/current/headline-text.ts';
import { now, view } from '../../shared/current/state.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { cellSize } from '../parts/ranges.ts';
import { networkStripOf, type Stretch } from '../parts/stretch.ts';
import { mostCells } from '../parts/wide.ts';
import { markOf, networkBeatsOf } from './beat.ts';
import type { HeartbeatLine } from './heartbeat-line.ts';

/** The connection, which stands beside the messengers: where it failed, they could not be judged. */
export function connectionLine(stretch: Stretch | undefined, profile: string | undefined): HeartbeatLine {
  const seen = view.value;
  const state = seen?.finished?.network?.state;
  const old = seen !== undefined && isStale(seen, now.value);
  const strip = stretch && networkStripOf(stretch, profile);
  const beats = stretch && strip && networkBeatsOf(strip, cellSize(stretch.slots, mostCells.value));
  const rounds = beats?.reduce((sum, beat) => sum + beat.rounds, 0) ?? 0;
  const good = beats?.reduce((sum, beat) => sum + beat.rounds * (beat.well ?? 0), 0) ?? 0;
  return {
    id: 'connection',
    name: t('connection'),
    head: <span class="beat-name">{t('connection')}</span>,
    ...(state
      ? {
          state: (
            <span class="state">
              <span class="pill pill-plain" data-tone={toneOf(markOf(state), old)}>
                <StateMark state={markOf(state)} />
                {t(textKey('network', state))}
              </span>
              {old && <span class="aside">{t('old')}</span>}
            </span>
          ),
        }
      : {}),
    tone: 'quiet',
    ...(beats ? { beats } : {}),
    ...(strip ? { counts: strip.map(({ from, to, content }) => ({ from, to, states: content?.states ?? {} })) } : {}),
    ...(rounds > 0 ? { well: good / rounds } : {}),
  };
}
