import { meanOf } from '../../../history/tally.ts';
import type { Timeline } from '../../../history/timeline.ts';
import { numberFormat } from '../../shared/intl-formats.ts';
import type { ConnectionTimeline } from '../parts/chart-data.ts';
import { tickText } from '../parts/format-when.ts';
import { isWideScreen } from '../parts/wide-screen.ts';
import { isMirrored, TimelineDrawing } from './timeline.tsx';

/** A unit of `Intl` is in the language already. Preact knows this attribute of HTML elements only. */
const untranslated: object = { translate: 'no' };

const heightPx = 180;
/** Longer times have days on their axis, and no hours. */
const hourlyMs = 8 * 24 * 60 * 60_000;

/** Both lines over time, on a logarithmic scale. */
export function SpeedLines({ speeds }: { readonly speeds: readonly Speed[] }) {
  const [begin, end] = [timeOf(speeds[0]), timeOf(speeds.at(-1))];
  const shareOf = (at: number) => (begin === end ? 0.5 : (at - begin) / (end - begin));
  const values = valueScale(speeds);
  const beside = isMirrored() ? 8 : -8;
  return (
    <TimelineDrawing heightPx={heightPx}>
      {({ at }) => (
        <>
          <text x={at(0)} y={-10} dx={beside} text-anchor="end" {...untranslated}>
            {megabitUnit()}
          </text>
          {values.lines.map(({ kbps, label }) => (
            <g key={kbps}>
              <line class="speed-rule" x1="0" x2="100%" y1={values.y(kbps)} y2={values.y(kbps)} />
              {label && (
                <text x={at(0)} y={values.y(kbps)} dx={beside} dy={4} text-anchor="end">
                  {label}
                </text>
              )}
            </g>
          ))}
          {ticks(begin, end).map(({ time, label }) => (
            <g key={time}>
              <line class="speed-rule" x1={at(shareOf(time))} x2={at(shareOf(time))} y1="0" y2={heightPx} />
              <text x={at(shareOf(time))} y={heightPx + 18} text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
          {(['here', 'control'] as const).map((line) => {
            const points = speeds.flatMap((speed) => {
              const kbps = speed[line];
              return kbps ? [{ time: timeOf(speed), y: values.y(kbps) }] : [];
            });
            return (
              <g key={line} class={`speed-line speed-${line}`}>
                {/* Only a view box gives a line the width of its place. */}
                <svg viewBox={`0 0 1 ${heightPx}`} height={heightPx} preserveAspectRatio="none" aria-hidden="true">
                  <polyline
                    points={points
                      .map(({ time, y }) => `${isMirrored() ? 1 - shareOf(time) : shareOf(time)},${y}`)
                      .join(' ')}
                  />
                </svg>
                {points.map(({ time, y }) => (
                  <circle key={time} cx={at(shareOf(time))} cy={y} r={2.5} />
                ))}
              </g>
            );
          })}
        </>
      )}
    </TimelineDrawing>
  );
}

const timeOf = (speed: Speed | undefined): number => (speed ? (speed.from + speed.to) / 2 : 0);

/** From a power of ten to another one, with a line for each digit between. Only powers of ten have a label. */
function valueScale(speeds: readonly Speed[]) {
  const logs = speeds.flatMap(({ here, control }) => [here, control].flatMap((kbps) => (kbps ? Math.log10(kbps) : [])));
  const low = Math.floor(Math.min(...logs));
  const high = Math.max(Math.ceil(Math.max(...logs)), low + 1);
  const number = numberFormat({ maximumSignificantDigits: 2 });
  const lines = Array.from({ length: (high - low) * 9 + 1 }, (_, index) => {
    const kbps = 10 ** (low + Math.floor(index / 9)) * ((index % 9) + 1);
    return { kbps, label: index % 9 === 0 ? number.format(kbps / 1000) : undefined };
  });
  const y = (kbps: number) => heightPx * (1 - (Math.log10(kbps) - low) / (high - low));
  return { lines, y };
}

/** Whole hours of a week, or whole days of a longer time, with room for their labels. */
function ticks(begin: number, end: number): { readonly time: number; readonly label: string }[] {
  const hourly = end - begin < hourlyMs;
  const count = isWideScreen.value ? 3 : 2;
  const times = Array.from({ length: count }, (_, index) => {
    const at = new Date(begin + ((index + 0.5) / count) * (end - begin));
    return hourly ? at.setMinutes(0, 0, 0) : at.setHours(0, 0, 0, 0);
  });
  return [...new Set(times)].filter((time) => time >= begin).map((time) => ({ time, label: tickText(time, hourly) }));
}

function megabitUnit(): string | undefined {
  const parts = numberFormat({ style: 'unit', unit: 'megabit-per-second' }).formatToParts(1);
  return parts.find(({ type }) => type === 'unit')?.value;
}

/** The speed of media in one slot in kbit/s, for the messenger and for other sites. */
export interface Speed {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly here?: number;
  readonly control?: number;
}

/** The slots in which a speed was measured. */
export function speedsOf(timeline: Timeline, network: ConnectionTimeline): Speed[] {
  return timeline.flatMap(({ from, to, content }, index) => {
    const here = content?.functions.media?.kbps;
    const control = network[index]?.content?.kbps;
    if (!here && !control) return [];
    return [{ from, to, ...(here ? { here: meanOf(here) } : {}), ...(control ? { control: meanOf(control) } : {}) }];
  });
}
