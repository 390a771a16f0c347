import { t } from '../../shared/text.ts';
import { type CellState, cellWord } from './bar-cell.ts';
import { CellMark, cellTone, fillOf, noCheck } from './patterns.tsx';

const states = [
  'blocked',
  'partial',
  'slow',
  'works',
  'down',
  'offline',
  'site-blocked',
  'site-only',
  'unsure',
] as const satisfies readonly CellState[];

interface Props {
  /** What the chart has. */
  readonly present: ReadonlySet<CellState>;
  /** Has it cells without a check? */
  readonly gaps: boolean;
}

/** Whoever meets more of them at once reads none. What a cell stands for is also said at the cell. */
const most = 5;

/** Explains the patterns and the marks of a history bar, as far as they are there: the gravest first. */
export function Legend({ present, gaps }: Props) {
  const shown = states.filter((state) => present.has(state)).slice(0, most);
  return (
    <ul class="line legend" aria-label={t('legend')}>
      {shown.map((state) => (
        <li key={state} data-tone={cellTone(state)}>
          <Swatch fill={fillOf(state)} />
          <CellMark state={state} />
          {cellWord(state)}
        </li>
      ))}
      {gaps && shown.length < most && (
        <li>
          <Swatch fill={noCheck} />
          {t('legend_none')}
        </li>
      )}
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
