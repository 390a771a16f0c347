import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { FunctionChips } from '../shared/current/function-chips.tsx';
import { rowAsideText } from '../shared/current/headline.ts';
import type { Row } from '../shared/current/rows.ts';
import { StatePill } from '../shared/current/state-pill.tsx';
import { capital } from '../shared/format.ts';
import { LetterTile } from '../shared/letter-tile.tsx';
import { toneOf } from '../shared/tone.ts';
import { verdictMarks } from '../shared/verdict-marks.ts';
import { Chevron } from './chevron.tsx';
import { Earlier } from './earlier.tsx';
import { LazyDetails } from './lazy-details.tsx';

interface Props {
  readonly row: Row;
  readonly now: number;
  readonly running: boolean;
  /** Does the popup say of all rows at once that they are old? */
  readonly saidOld: boolean;
  /** Undefined until it was read. */
  readonly strip: ComponentChild;
}

/** One messenger: its state, and on demand the explanation. */
export function ServiceRow({ row, now, running, saidOld, strip }: Props) {
  const [open, setOpen] = useState(false);
  const { service, verdict } = row;
  const details = `details-${service.id}`;
  const quiet = row.old || row.pending;
  const since = quiet ? '' : capital(rowAsideText(row, now));
  return (
    <li
      class={`service ${row.pending ? 'pending' : ''}`}
      data-service={service.id}
      data-stage={row.stage}
      {...verdictMarks(verdict, toneOf(row.state, quiet))}
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
        <span class="row-words">
          <span class="name">
            <bdi>{service.name}</bdi>
          </span>
          <StatePill row={row} saidOld={saidOld} />
        </span>
        {strip}
        {verdict && <Chevron />}
      </button>
      {verdict && <FunctionChips app={service.name} verdict={verdict} quiet={quiet} shown={open} all />}
      {row.earlier && <Earlier verdict={row.earlier} now={now} />}
      <div class="details" id={details} hidden={!open}>
        {open && since && <p class="quiet since-line">{since}</p>}
        {open && verdict && <LazyDetails service={service} verdict={verdict} now={now} running={running} />}
      </div>
    </li>
  );
}
