import { dailyShares, shareVerdict } from '../../protocol/wire/cell.ts';
import type { Words } from './words.ts';

const width = 10;
const height = 40;
const gap = 2;
/** A day without problems still has a visible bar, since there were reports. */
const minHeight = 4;

const tones = { works: 'works', mixed: 'slow', problem: 'partial' } as const;

interface DayBarsProps {
  readonly words: Words;
  /** The shares in the form of the snapshot. */
  readonly tenths: string;
  readonly service: string;
  /** Days since 1970. */
  readonly lastDay: number;
}

/**
 * Thirty days as bars: the higher the bar, the more reports saw a problem; a dot where reports were too few. Screen
 * readers get the same in words.
 */
export function DayBars({ words, tenths, service, lastDay }: DayBarsProps) {
  const shares = dailyShares(tenths);
  const firstDay = lastDay - shares.length + 1;
  const total = shares.length * (width + gap) - gap;
  return (
    <svg
      class="day-bars"
      viewBox={`0 0 ${total} ${height}`}
      width={total}
      height={height}
      role="img"
      aria-label={summary(words, shares, service)}
    >
      {shares.map((share, index) => (
        <Bar key={firstDay + index} words={words} share={share} x={index * (width + gap)} day={firstDay + index} />
      ))}
    </svg>
  );
}

interface BarProps {
  readonly words: Words;
  readonly share: number | undefined;
  readonly x: number;
  readonly day: number;
}

function Bar({ words, share, x, day }: BarProps) {
  const { t, percent } = words;
  const date = words.day(day, 'short');
  const hover = <rect class="hover" x={x} y="0" width={width} height={height} />;
  if (share === undefined) {
    return (
      <g>
        <title>{t('crowd_strip_none', { day: date })}</title>
        {hover}
        <circle class="gap" cx={x + width / 2} cy={height - 2} r="1.5" />
      </g>
    );
  }
  const tall = Math.max(minHeight, Math.round(share * height));
  return (
    <g data-tone={tones[shareVerdict(share)]}>
      <title>{t('crowd_strip_day', { day: date, percent: percent(share) })}</title>
      {hover}
      <rect class="bar" x={x} y={height - tall} width={width} height={tall} rx="2" />
    </g>
  );
}

function summary({ t }: Words, shares: readonly (number | undefined)[], app: string): string {
  const known = shares.filter((share) => share !== undefined);
  const bad = known.filter((share) => shareVerdict(share) !== 'works').length;
  return t('crowd_strip_label', { app, bad, of: known.length });
}
