import { Link } from 'wouter-preact';
import { uptime } from '../../../history/tally.ts';
import { FunctionChips } from '../../shared/current/function-chips.tsx';
import type { Row } from '../../shared/current/rows.ts';
import { StatePill } from '../../shared/current/state-pill.tsx';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { toneOf } from '../../shared/tone.ts';
import { isProblem } from '../../shared/verdict-order.ts';
import { beatsOf } from '../charts/beat.ts';
import { connectionLine } from '../charts/connection-line.tsx';
import type { HeartbeatLine } from '../charts/heartbeat-line.ts';
import { pathOfService } from '../parts/paths.ts';
import { cellSize } from '../parts/ranges.ts';
import { type Stretch, stripOf, sumOf } from '../parts/stretch.ts';
import { mostCells } from '../parts/wide.ts';

/** A row for each messenger, and the connection as the last. */
export function linesOf(
  rows: readonly Row[],
  stretch: Stretch | undefined,
  profile: string | undefined,
): HeartbeatLine[] {
  return [...rows.map((row) => lineOf(row, stretch, profile)), connectionLine(stretch, profile)];
}

function lineOf(row: Row, stretch: Stretch | undefined, profile: string | undefined): HeartbeatLine {
  const { service, verdict } = row;
  const quiet = row.old || row.pending;
  const strip = stretch && stripOf(stretch, service.id, profile);
  const sum = strip && sumOf(strip);
  return {
    id: service.id,
    name: service.name,
    head: (
      <Link href={pathOfService(service.id)} class="beat-name">
        <LetterTile name={service.name} />
        <bdi>{service.name}</bdi>
      </Link>
    ),
    state: <StatePill row={row} />,
    ...(verdict && isProblem(verdict.state) && !row.earlier
      ? {
          below: <FunctionChips app={service.name} functions={verdict.functions} quiet={quiet} shown all={false} />,
        }
      : {}),
    verdict,
    tone: toneOf(verdict?.state, quiet),
    ...(stretch && strip
      ? {
          beats: beatsOf(strip, cellSize(stretch.slots, mostCells.value)),
          counts: strip.map(({ from, to, content }) => ({ from, to, states: content?.total.states ?? {} })),
        }
      : {}),
    well: sum && uptime(sum),
  };
}
