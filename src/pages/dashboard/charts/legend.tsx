import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { fillOf, noCheck } from './patterns.tsx';

const states = ['works', 'slow', 'partial', 'blocked', 'down', 'unsure'] as const;

/** Explains the patterns and the marks of a history bar. */
export function Legend() {
  return (
    <ul class="legend" aria-label={t('legend')}>
      {states.map((state) => (
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
