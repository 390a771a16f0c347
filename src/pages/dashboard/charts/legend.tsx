import { claimOf } from '../../../model/verdict.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { fillOf, noCheck } from './patterns.tsx';

const states = ['works', 'slow', 'partial', 'blocked', 'down', 'site-only', 'site-blocked', 'unsure'] as const;

interface Props {
  /** Whether only the site of some messenger in the chart can be asked. */
  readonly sites: boolean;
}

/** Explains the patterns and the marks of a history bar. */
export function Legend({ sites }: Props) {
  const shown = states.filter((state) => sites || claimOf(state).about !== 'site');
  return (
    <ul class="legend" aria-label={t('legend')}>
      {shown.map((state) => (
        <li key={state} data-tone={toneOf(state)}>
          <Swatch fill={fillOf(state)} />
          <StateMark state={state} />
          {t(textKey('state', state))}
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
