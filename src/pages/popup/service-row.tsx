import type { ComponentChild } from 'preact';
import type { ServiceId } from '../../model/service.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';
import { FunctionList } from '../shared/current/function-list.tsx';
import { rowAsideText } from '../shared/current/headline.ts';
import type { Row } from '../shared/current/rows.ts';
import type { ServiceDetailsProps } from '../shared/current/service-details.tsx';
import { StatePill } from '../shared/current/state-pill.tsx';
import { ago, capital } from '../shared/format.ts';
import { lazy } from '../shared/lazy.tsx';
import { LetterTile } from '../shared/letter-tile.tsx';
import { StateMark, toneOf, verdictMarks } from '../shared/state-mark.tsx';
import { t, textKey } from '../shared/text.ts';
import { Chevron } from './chevron.tsx';

/** How the messengers are shown, in the headline and in the list. */
export interface RowsShown {
  readonly now: number;
  readonly running: boolean;
  /** Does the popup say of all rows at once that they are old? */
  readonly saidOld: boolean;
  /** Is the result one of the last check, whose time the last line says? */
  readonly isOfLastCheck: (row: Row) => boolean;
  readonly isOpen: (id: ServiceId) => boolean;
  readonly toggle: (id: ServiceId) => void;
}

interface Props {
  readonly row: Row;
  readonly shown: RowsShown;
  /** Does the headline say what is so of it? */
  readonly said: boolean;
  /** Undefined until it was read. */
  readonly strip: ComponentChild;
}

/** One messenger of the list: its state, and on demand the explanation. */
export function ServiceRow({ row, shown, said, strip }: Props) {
  const { service, verdict } = row;
  const open = shown.isOpen(service.id);
  const quiet = row.old || row.pending;
  const since = quiet ? '' : capital(rowAsideText(row, shown.now));
  return (
    <li class={`service ${row.pending ? 'pending' : ''}`} {...serviceMarks(row)}>
      <button
        type="button"
        class="row-toggle"
        aria-expanded={open}
        aria-controls={detailsId(row)}
        disabled={!verdict}
        onClick={() => shown.toggle(service.id)}
      >
        <LetterTile name={service.name} />
        <span class="row-words">
          <span class="name">
            <bdi>{service.name}</bdi>
          </span>
          <StatePill row={row} saidOld={shown.saidOld} said={said} />
        </span>
        {strip}
        {verdict && <Chevron />}
      </button>
      {row.earlier && <Earlier verdict={row.earlier} now={shown.now} />}
      <ServiceBody row={row} shown={shown} since={since} />
    </li>
  );
}

interface BodyProps extends Pick<Props, 'row' | 'shown'> {
  readonly since: string;
  /** Does a button beside it say what to do? */
  readonly stepAside?: boolean;
}

/** What opens below a messenger: its functions and the explanation. */
export function ServiceBody({ row, shown, since, stepAside = false }: BodyProps) {
  const { service, verdict } = row;
  const open = shown.isOpen(service.id);
  return (
    <>
      {verdict && <FunctionList app={service.name} verdict={verdict} quiet={row.old || row.pending} shown={open} />}
      <div class="details" id={detailsId(row)} hidden={!open}>
        {open && since && <p class="quiet since-line">{since}</p>}
        {open && verdict && (
          <LazyDetails
            row={row}
            now={shown.now}
            running={shown.running}
            stepAside={stepAside}
            dated={!shown.isOfLastCheck(row)}
          />
        )}
      </div>
    </>
  );
}

export function detailsId({ service }: Row): string {
  return `details-${service.id}`;
}

/** A messenger as data, for programs that read the page. */
export function serviceMarks({ service, stage, verdict, state, old, pending }: Row) {
  return {
    'data-service': service.id,
    'data-stage': stage,
    ...verdictMarks(verdict, toneOf(state, old || pending)),
  };
}

/** The last verdict before the connection kept the service from being judged, marked as old. */
function Earlier({ verdict, now }: { readonly verdict: ServiceVerdict; readonly now: number }) {
  return (
    <p class="earlier quiet" data-tone="quiet">
      {t('earlier_label')} <StateMark state={verdict.state} />
      {t('earlier', { state: t(textKey('state', verdict.state)), ago: ago(verdict.at, now) })}
    </p>
  );
}

/** Loaded when a row is opened, so that the last result is painted before. */
const LazyDetails = lazy<ServiceDetailsProps>(async () => (await import('./details.tsx')).Details);
