import { t } from '../../shared/text.ts';
import { percentText, slotText } from '../parts/format-when.ts';
import type { Beat } from './beat.ts';
import type { HeartbeatLine } from './heartbeat-line.ts';

/** The heartbeats as a table, the newest time first. */
export function HeartbeatTable({ lines }: { readonly lines: readonly HeartbeatLine[] }) {
  const times = lines[0]?.beats ?? [];
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{t('table_time')}</th>
          {lines.map(({ id, name }) => (
            <th scope="col" key={id}>
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times
          .map((time, index) => (
            <tr key={time.from}>
              <th scope="row">{slotText(time)}</th>
              {lines.map(({ id, beats }) => (
                <td key={id}>{cellText(beats?.[index])}</td>
              ))}
            </tr>
          ))
          .toReversed()}
      </tbody>
    </table>
  );
}

function cellText(beat: Beat | undefined): string {
  if (!beat || beat.rounds === 0) return '–';
  return beat.well === undefined
    ? (beat.word ?? '')
    : t('table_cell', { state: beat.word ?? '', share: percentText(beat.well) });
}
