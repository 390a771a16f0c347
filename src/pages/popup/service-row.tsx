import { useState } from 'preact/hooks';
import { isProblem } from '../../model/verdict.ts';
import { FunctionChips } from '../shared/current/function-chips.tsx';
import type { Row } from '../shared/current/rows.ts';
import { ServiceDetails } from '../shared/current/service-details.tsx';
import { StatePill } from '../shared/current/state-pill.tsx';
import { LetterTile } from '../shared/letter-tile.tsx';
import { toneOf } from '../shared/tone.ts';
import { verdictMarks } from '../shared/verdict-marks.ts';
import { Earlier } from './earlier.tsx';

interface Props {
  readonly row: Row;
  readonly now: number;
  readonly running: boolean;
}

/** One messenger: its state, and on demand the explanation. */
export function ServiceRow({ row, now, running }: Props) {
  const [open, setOpen] = useState(false);
  const { service, verdict } = row;
  const details = `details-${service.id}`;
  const quiet = row.old || row.pending;
  return (
    <li
      class={`service ${row.pending ? 'pending' : ''}`}
      data-service={service.id}
      data-stage={row.stage}
      {...verdictMarks(verdict, toneOf(verdict?.state, quiet))}
    >
      <button
        type="button"
        class="row-toggle"
        aria-expanded={open}
        aria-controls={details}
        disabled={!verdict}
        onClick={() => setOpen(!open)}
      >
        <LetterTile name={service.name} />
        <span class="name">
          <bdi>{service.name}</bdi>
        </span>
        <StatePill row={row} />
        <Chevron />
      </button>
      {verdict && (
        <FunctionChips
          app={service.name}
          functions={verdict.functions}
          quiet={quiet}
          shown={open || (isProblem(verdict.state) && !row.earlier)}
          all={open}
        />
      )}
      {row.earlier && <Earlier verdict={row.earlier} now={now} />}
      <div class="details" id={details} hidden={!open}>
        {open && verdict && <ServiceDetails service={service} verdict={verdict} now={now} running={running} />}
      </div>
    </li>
  );
}

function Chevron() {
  return (
    <svg class="chevron" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
    </svg>
  );
}
