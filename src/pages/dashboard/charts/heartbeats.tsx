import { useSignal } from '@preact/signals';
import { useLocation } from 'wouter-preact';
import type { Note } from '../../../history/note.ts';
import { plural, t } from '../../shared/text.ts';
import { verdictMarks } from '../../shared/verdict-marks.ts';
import { percentText } from '../parts/format-when.ts';
import { pathOfChecks } from '../parts/paths.ts';
import { notesIn, type Stretch } from '../parts/stretch.ts';
import { type Beat, beatText } from './beat.ts';
import { Chart } from './chart.tsx';
import { heartbeatCsv } from './heartbeat-csv.ts';
import { type HeartbeatLine, problemCells } from './heartbeat-line.ts';
import { HeartbeatTable } from './heartbeat-table.tsx';
import { Legend } from './legend.tsx';
import { HeartbeatStrip } from './strip.tsx';
import { TimeAxis } from './time-axis.tsx';

interface Props {
  readonly lines: readonly HeartbeatLine[];
  /** Absent until it is read. */
  readonly stretch: Stretch | undefined;
}

/** How each messenger fared over time, one below the other, with the connection as the last. */
export function Heartbeats({ lines, stretch }: Props) {
  const looked = useSignal('');
  const [, navigate] = useLocation();
  const notes = (beat: Beat): readonly Note[] => (stretch ? notesIn(stretch, beat.from, beat.to) : []);
  return (
    <Chart
      title={t('heartbeat')}
      name="heartbeat"
      table={() => <HeartbeatTable lines={lines} />}
      csv={() => heartbeatCsv(lines)}
    >
      <div class="beats" data-range={stretch?.range}>
        <div class="beats-heads quiet" aria-hidden="true">
          <span>{t('heartbeat_now')}</span>
          <span>{t('heartbeat_well')}</span>
        </div>
        <ul aria-label={t('services_list')}>
          {lines.map((line) => (
            <li
              key={line.id}
              class="beat-row"
              {...(line.id === 'connection' ? { 'data-connection': '' } : { 'data-service': line.id })}
              {...verdictMarks(line.verdict, line.tone)}
            >
              {line.head}
              <span class="beat-state">{line.state}</span>
              {line.beats ? (
                <HeartbeatStrip
                  name={line.id}
                  label={plural('strip_label', problemCells(line.beats), { app: line.name, total: line.beats.length })}
                  beats={line.beats}
                  tell={(beat) => beatText(beat, line.name, notes(beat))}
                  onLook={(beat) => {
                    looked.value = beat ? beatText(beat, line.name, notes(beat)) : '';
                  }}
                  onOpen={(beat) =>
                    navigate(
                      pathOfChecks({
                        from: beat.from,
                        to: beat.to,
                        ...(line.id === 'connection' ? {} : { service: line.id }),
                      }),
                    )
                  }
                />
              ) : (
                <div class="strip strip-waiting" />
              )}
              <span class="beat-well">{line.well === undefined ? '–' : percentText(line.well)}</span>
              {line.below}
            </li>
          ))}
        </ul>
        {stretch && <TimeAxis beats={lines[0]?.beats ?? []} stretch={stretch} />}
        <p class="beats-told quiet">{looked.value || t('heartbeat_keys')}</p>
        <Legend />
      </div>
    </Chart>
  );
}
