import { hourMatrix } from '../../../history/hour-matrix.ts';
import { uptime } from '../../../history/tally.ts';
import type { Service } from '../../../model/service.ts';
import type { Row } from '../../shared/current/rows.ts';
import { toneOf } from '../../shared/tone.ts';
import { beatsOf } from '../charts/beat.ts';
import { connectionLine } from '../charts/connection-line.tsx';
import { Heartbeats } from '../charts/heartbeats.tsx';
import { HourMap } from '../charts/hour-map.tsx';
import { SpeedChart } from '../charts/speed-chart.tsx';
import { speedsOf } from '../charts/speeds.ts';
import { cellSize } from '../parts/ranges.ts';
import { networkStripOf, stripOf, sumOf } from '../parts/stretch.ts';
import { mostCells } from '../parts/wide.ts';
import type { ServicePast } from './service-past.ts';

interface Props {
  readonly service: Service;
  readonly row: Row | undefined;
  readonly past: ServicePast;
  readonly profile: string | undefined;
}

/** One messenger over time: when it worked, at what hours of the week, and how fast. */
export function Charts({ service, row, past: { stretch, hours }, profile }: Props) {
  const strip = stripOf(stretch, service.id, profile);
  const sum = sumOf(strip);
  const line = {
    id: service.id,
    name: service.name,
    head: (
      <span class="beat-name">
        <bdi>{service.name}</bdi>
      </span>
    ),
    verdict: row?.verdict,
    tone: toneOf(row?.verdict?.state, row?.old),
    beats: beatsOf(strip, cellSize(stretch.slots, mostCells.value)),
    counts: strip.map(({ from, to, content }) => ({ from, to, states: content?.total.states ?? {} })),
    well: sum && uptime(sum),
  };
  return (
    <>
      <Heartbeats lines={[line, connectionLine(stretch, profile)]} stretch={stretch} />
      <div class="columns">
        <HourMap app={service.name} matrix={hourMatrix(hours, profile)} />
        <SpeedChart app={service.name} speeds={speedsOf(strip, networkStripOf(stretch, profile))} />
      </div>
    </>
  );
}
