import { claimOf } from '../../../model/verdict.ts';
import { t } from '../../shared/text.ts';
import { cellWord } from './bar-cell.ts';
import { CellMark, cellTone } from './cell-mark.tsx';
import type { CellState } from './cell-state.ts';
import { fillOf, noCheck } from './patterns.tsx';

const states = [
  'works',
  'slow',
  'partial',
  'blocked',
  'down',
  'site-only',
  'site-blocked',
  'unsure',
  'offline',
] as const satisfies readonly CellState[];

interface Props {
  /** Whether only the site of some messenger in the chart can be asked. */
  readonly sites: boolean;
}

/** Explains the patterns and the marks of a history bar. */
export function Legend({ sites }: Props) {
  const shown = states.filter((state) => sites || state === 'offline' || claimOf(state).about !== 'site');
  return (
    <ul class="legend" aria-label={t('legend')}>
      {shown.map((state) => (
        <li key={state} data-tone={cellTone(state)}>
          <Swatch fill={fillOf(state)} />
          <CellMark state={state} />
          {cellWord(state)}
        </li>
      ))}
      <li>
        <Swatch fill={noCheck} />
        {t('legend_none')}
      </li>
    </ul>
  );
}

function Swatch({ fill }: { readonly fill: string }) {
  return (
    <svg width="14" height="14" aria-hidden="true">
      <rect width="14" height="14" rx="2" fill={fill} />
    </svg>
  );
}
