import type { Headline } from '../shared/current/headline.ts';
import { HeadlineWorks } from '../shared/current/headline-block.tsx';
import type { Row } from '../shared/current/rows.ts';
import { stageText } from '../shared/current/state-pill.tsx';
import { StateMark } from '../shared/state-mark.tsx';
import { Chevron } from './chevron.tsx';
import { detailsId, type RowsShown, ServiceBody, serviceMarks } from './service-row.tsx';

interface Props {
  readonly headline: Headline;
  /** The one messenger that the headline is about. */
  readonly row: Row;
  readonly shown: RowsShown;
}

/** The headline that is about one messenger is also its row: the list has no second one. */
export function HeadlineApp({ headline, row, shown }: Props) {
  const [line] = headline.lines;
  const stage = stageText(row);
  return (
    <div class={`headline service ${row.pending ? 'pending' : ''}`} {...serviceMarks(row)}>
      <h1>
        <button
          type="button"
          class="row-toggle headline-line"
          aria-expanded={shown.isOpen(row.service.id)}
          aria-controls={detailsId(row)}
          onClick={() => shown.toggle(row.service.id)}
        >
          {line?.state && <StateMark state={line.state} />}
          <span class="headline-text">
            {line?.text}
            {line?.aside && <small>{line.aside}</small>}
            {stage && <small>{stage}</small>}
          </span>
          <Chevron />
        </button>
      </h1>
      <ServiceBody row={row} shown={shown} since="" stepAside />
      <HeadlineWorks headline={headline} />
    </div>
  );
}
