import { csvLine } from '../../../history/export/csv.ts';
import { isoTime } from '../../../history/export/iso-time.ts';
import { speed } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { timeText } from '../parts/format-when.ts';
import { Chart } from './chart.tsx';
import { type Speed, SpeedLines } from './speed-lines.tsx';

interface Props {
  readonly app: string;
  readonly speeds: readonly Speed[];
}

/** The speed of media, compared with other sites at the same time. */
export function SpeedChart({ app, speeds }: Props) {
  return (
    <Chart
      title={t('speed_title')}
      name="speed"
      summary={speeds.length > 0 ? summary(app, speeds) : undefined}
      table={() => <SpeedTable app={app} speeds={speeds} />}
      csv={() => speedCsv(speeds)}
    >
      {speeds.length === 0 ? <p class="nothing">{t('speed_none')}</p> : <Lines app={app} speeds={speeds} />}
    </Chart>
  );
}

function Lines({ app, speeds }: Props) {
  return (
    <>
      <p class="speed-names">
        <span class="speed-here">
          <bdi>{app}</bdi>
        </span>
        <span class="speed-control">{t('evidence_control')}</span>
      </p>
      <div class="speed-lines" role="img" aria-label={summary(app, speeds)}>
        <SpeedLines speeds={speeds} />
      </div>
    </>
  );
}

/** The newest value of each line. */
function summary(app: string, speeds: readonly Speed[]): string {
  const here = speeds.findLast((one) => one.here !== undefined)?.here;
  const control = speeds.findLast((one) => one.control !== undefined)?.control;
  const last = speeds.at(-1);
  const when = last ? timeText(last.to) : '–';
  return t('speed_summary', { app, here: speedText(here), control: speedText(control), when });
}

function SpeedTable({ app, speeds }: Props) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('table_time')}</th>
          <th scope="col">
            <bdi>{app}</bdi>
          </th>
          <th scope="col">{t('evidence_control')}</th>
        </tr>
      </thead>
      <tbody>
        {speeds.toReversed().map(({ from, here, control }) => (
          <tr key={from}>
            <th scope="row">{timeText(from)}</th>
            <td>{speedText(here)}</td>
            <td>{speedText(control)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const speedText = (kbps: number | undefined) => (kbps === undefined ? '–' : speed(kbps));

function speedCsv(speeds: readonly Speed[]): string {
  const lines = speeds.map(({ from, to, here, control }) =>
    csvLine([isoTime(from), isoTime(to), rounded(here), rounded(control)]),
  );
  return csvLine(['from', 'to', 'kbps_here', 'kbps_control']) + lines.join('');
}

const rounded = (kbps: number | undefined) => (kbps === undefined ? undefined : Math.round(kbps));
