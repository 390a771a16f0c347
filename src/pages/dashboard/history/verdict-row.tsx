import { useState } from 'preact/hooks';
import type { Observation } from '../../../model/observation.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { FunctionChips } from '../../shared/current/function-chips.tsx';
import { LazyEvidenceContent } from '../../shared/evidence/lazy-content.tsx';
import { sentences } from '../../shared/format.ts';
import { lazy } from '../../shared/lazy.tsx';
import { LetterTile } from '../../shared/letter-tile.tsx';
import { StateMark, toneOf, verdictMarks } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { explain } from '../../shared/verdict-text.ts';
import { verdictWord } from './verdict-word.ts';
import type { WhyProps } from './why.tsx';

interface Props {
  readonly name: string;
  readonly verdict: ServiceVerdict;
  /** All observations of the round. */
  readonly facts: readonly Observation[];
}

/** The verdict of one check on one messenger, and on demand the evidence. */
export function VerdictRow({ name, verdict, facts }: Props) {
  const [open, setOpen] = useState(false);
  const own = facts.filter(({ subject }) => subject.kind === 'control' || subject.service === verdict.service);
  const { effect, labels, figures, causes, reasons } = explain(verdict, name);
  return (
    <li data-service={verdict.service} {...verdictMarks(verdict, toneOf(verdict.state))}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <LetterTile name={name} />
          <bdi class="name">{name}</bdi>
          <span class="pill">
            <StateMark state={verdict.state} />
            {verdictWord(verdict)}
          </span>
        </summary>
        {open && (
          <div class="details">
            <p>{sentences([effect, ...labels, ...figures, ...causes])}</p>
            <ul class="reasons">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <LazyWhy verdict={verdict} />
            <ToldFirst verdict={verdict} />
            {own.length === 0 ? (
              <p class="quiet">{t('evidence_none')}</p>
            ) : (
              <LazyEvidenceContent app={name} service={verdict.service} facts={own} />
            )}
          </div>
        )}
      </details>
      <FunctionChips app={name} verdict={verdict} quiet={false} shown all={open} />
    </li>
  );
}

/** What the person was told at the time, if the rules of today say something else. */
function ToldFirst({ verdict: { toldFirst } }: { readonly verdict: ServiceVerdict }) {
  if (!toldFirst) return undefined;
  const { ruleset: version, state } = toldFirst;
  return <p class="quiet">{t('evidence_told_first', { version, state: t(textKey('state', state)) })}</p>;
}

/** Loaded on demand: it has a sentence of each rule. */
const LazyWhy = lazy<WhyProps>(async () => (await import('./why.tsx')).Why);
