import { isProblem, type ServiceState } from '../../model/verdict.ts';
import { t } from '../shared/text.ts';
import { toneOf } from '../shared/tone.ts';
import type { Strip } from './read-strips.ts';

const barWidth = 2;
const step = 3;
const height = 18;

/** Told apart by height too, and not by colour alone. */
function heightOf(state: ServiceState | undefined): number {
  if (state === undefined) return 1;
  if (state === 'blocked') return height;
  return isProblem(state) ? 12 : 5;
}

/** The last 24 hours of a messenger, one bar for each hour; a high bar is a problem. */
export function HistoryStrip({ strip: { hours, checks, problems } }: { readonly strip: Strip }) {
  if (checks === 0) return undefined;
  const label = t('history_strip', { problems, checks });
  return (
    <svg class="strip" viewBox={`0 0 ${hours.length * step} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      {hours.map((state, hour) => {
        const size = heightOf(state);
        return (
          <rect key={hour} x={hour * step} y={height - size} width={barWidth} height={size} data-tone={toneOf(state)} />
        );
      })}
    </svg>
  );
}
