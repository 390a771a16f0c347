import { dailyShares, shareVerdict } from '../../community/protocol/wire/cell.ts';
import { dayText, percent } from './words.ts';

const width = 10;
const height = 40;
const gap = 2;
/** A day without problems still has a visible bar, since there were reports. */
const minHeight = 4;

const tones = { works: 'works', mixed: 'slow', problem: 'partial' } as const;

interface DayBarsProps {
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
export function DayBars({ tenths, service, lastDay }: DayBarsProps) {
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
      aria-label={summary(shares, service, firstDay, lastDay)}
    >
      {shares.map((share, index) => (
        <Bar key={firstDay + index} share={share} x={index * (width + gap)} day={firstDay + index} />
      ))}
    </svg>
  );
}

interface BarProps {
  readonly share: number | undefined;
  readonly x: number;
  readonly day: number;
}

function Bar({ share, x, day }: BarProps) {
  const hover = <rect class="hover" x={x} y="0" width={width} height={height} />;
  if (share === undefined) {
    return (
      <g>
        <title>{dayText(day, 'short')}: too few reports</title>
        {hover}
        <circle class="gap" cx={x + width / 2} cy={height - 2} r="1.5" />
      </g>
    );
  }
  const tall = Math.max(minHeight, Math.round(share * height));
  return (
    <g data-tone={tones[shareVerdict(share)]}>
      <title>
        {dayText(day, 'short')}: about {percent(share)} saw a problem
      </title>
      {hover}
      <rect class="bar" x={x} y={height - tall} width={width} height={tall} rx="2" />
    </g>
  );
}

function summary(shares: readonly (number | undefined)[], service: string, firstDay: number, lastDay: number): string {
  const days = (of: (share: number | undefined) => boolean) => {
    const count = shares.filter(of).length;
    return `${count} ${count === 1 ? 'day' : 'days'}`;
  };
  const daysOf = (verdict: ReturnType<typeof shareVerdict>) =>
    days((share) => share !== undefined && shareVerdict(share) === verdict);
  return (
    `${service} from ${dayText(firstDay, 'short')} to ${dayText(lastDay, 'short')}: ` +
    `${daysOf('works')} on which it worked for nearly everybody, ${daysOf('mixed')} on which reports were mixed, ` +
    `${daysOf('problem')} on which nearly everybody had a problem, ${days((share) => share === undefined)} with too few reports.`
  );
}
