import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isUntried } from '../../../catalogue/contact-age.ts';
import { isCustom } from '../../../model/custom-service.ts';
import { isProblem, type ServiceVerdict } from '../../../model/verdict.ts';
import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import type { SheetProps } from '../advice/sheet.tsx';
import { Button } from '../button.tsx';
import { DashboardLink } from '../dashboard-link.tsx';
import { Evidence } from '../evidence/evidence.tsx';
import { FeedbackQuestion } from '../feedback/feedback-question.tsx';
import { ago, sentences } from '../format.ts';
import { lazy } from '../lazy.tsx';
import { type TextKey, t } from '../text.ts';
import { explain, sampleText, untestedTexts, wasNotJudged } from '../verdict-text.ts';
import { testAgain } from './actions.ts';
import type { Row } from './rows.ts';
import { view } from './state.ts';
import { TellMe } from './tell-me.tsx';
import { WatchOne } from './watch.tsx';

export interface ServiceDetailsProps {
  readonly row: Row;
  readonly now: number;
  readonly running: boolean;
  /** Does the headline say the effect, which comes first, and a button beside it what to do? */
  readonly stepAside?: boolean;
  /** Say when it was tested. */
  readonly dated: boolean;
  /** Show the evidence at once. */
  readonly unfolded?: boolean;
  /** What others see. */
  readonly children?: ComponentChildren;
}

/** Explains a state: the effect, why, what is unknown and what would make it surer; then what to do, and the details. */
export function ServiceDetails({
  row,
  now,
  running,
  dated,
  stepAside = false,
  unfolded = false,
  children,
}: ServiceDetailsProps) {
  const { service, verdict } = row;
  const snapshot = view.value;
  if (!verdict) return undefined;
  const { effect, labels, figures, causes, reasons, unknown } = explain(verdict, service.name);
  const sample = sampleText(verdict);
  const untested = verdict.state === 'untestable' ? [] : untestedTexts(verdict);
  const isSaid = stepAside || verdict.state === 'partial';
  const [why = needsReason(verdict) ? reasons[0] : undefined] = causes;
  const surer = surerText(verdict);
  return (
    <>
      <p>{sentences([...(isSaid ? [] : [effect]), ...labels, ...(why ? [why] : [])])}</p>
      {unknown && <p class="quiet">{unknown}</p>}
      {surer && <p class="surer">{surer}</p>}
      {children}
      {isProblem(row.state) && !stepAside && <Step failing={[row]} unfolded={unfolded} />}
      <p class="line row-action">
        {/* It keeps the focus while the check runs, which a disabled button loses. */}
        <Button
          action="test-again"
          look="small"
          text={t('test_again')}
          aria-label={t('test_again_for', { app: service.name })}
          disabled={inPrivateWindow()}
          aria-disabled={running}
          press={() => running || testAgain(service.id)}
        />
        {dated && <span class="quiet">{t('tested', { ago: ago(verdict.at, now) })}</span>}
      </p>
      {mayComeAndGo(verdict) && <WatchOne service={service.id} now={now} running={running} />}
      {snapshot && mayChange(verdict) && (
        <div class="line row-action">
          <TellMe view={snapshot} services={[service.id]} abroad={false} main={false} changes />
        </div>
      )}
      {isProblem(row.state) && (
        <p>
          <DashboardLink route="/compare" action="compare" look="lone-link" text={t('compare_title')} />
        </p>
      )}
      <Evidence service={service} verdict={verdict} running={running} unfolded={unfolded}>
        {figures.length > 0 && <p>{sentences(figures)}</p>}
        {reasons.length > 0 && (
          <ul class="reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {sample && <p class="quiet untested">{sample}</p>}
        {untested.map((text) => (
          <p class="quiet untested" key={text}>
            {text}
          </p>
        ))}
        {!isCustom(service.id) && isUntried(service, now) && (
          <p class="quiet untested untried">{t('not_tried_lately')}</p>
        )}
      </Evidence>
      {makesAClaim(verdict) && <FeedbackQuestion service={service} verdict={verdict} running={running} />}
    </>
  );
}

/** What to do about it, read when it is opened. */
function Step({ failing, unfolded }: SheetProps & { readonly unfolded: boolean }) {
  const [open, setOpen] = useState(unfolded);
  return (
    <details class="step" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('what_to_do')}</summary>
      {open && <LazySheet failing={failing} besideCompare />}
    </details>
  );
}

/** Is there no cause to name, and yet something to explain? */
function needsReason({ state }: ServiceVerdict): boolean {
  return state === 'unsure' || state === 'down' || state === 'untestable';
}

/** May it work for a minute and then hang? Of what does not open at all a person is told when it works. */
function mayComeAndGo({ state }: ServiceVerdict): boolean {
  return state === 'works' || state === 'slow' || state === 'partial' || state === 'unsure';
}

/** Of what fails, the headline offers to tell when it works. */
function mayChange({ state }: ServiceVerdict): boolean {
  return state === 'works' || state === 'site-only' || state === 'unsure';
}

/** Does the verdict claim something that a person can see to be wrong? Whoever uses the app does not see its site. */
function makesAClaim({ state }: ServiceVerdict): boolean {
  return state !== 'untestable' && state !== 'site-only';
}

/** Loaded when it is asked for. */
const LazySheet = lazy<SheetProps>(async () => (await import('../advice/sheet.tsx')).Sheet);

/** What would make a result surer: the first row that fits. */
const rows: readonly { readonly when: (verdict: ServiceVerdict) => boolean; readonly text: TextKey }[] = [
  { when: wasNotJudged, text: 'next_network' },
  { when: ({ because }) => because.includes('permission-missing'), text: 'next_allow' },
  { when: ({ because }) => because.includes('reachability-only'), text: 'next_allow' },
  { when: ({ state }) => state === 'unsure', text: 'next_unsure' },
  { when: ({ state, confidence }) => isProblem(state) && confidence !== 'confident', text: 'surer_again' },
  { when: ({ state }) => isProblem(state), text: 'help_do_other_network' },
  { when: ({ state }) => state !== 'untestable', text: 'surer_app' },
];

export function surerText(verdict: ServiceVerdict): string | undefined {
  const row = rows.find(({ when }) => when(verdict));
  return row && t(row.text);
}
