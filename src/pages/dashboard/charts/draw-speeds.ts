import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { numberFormat } from '../../shared/intl-formats.ts';
import { tickText } from '../parts/format-when.ts';
import type { Speed } from './speeds.ts';

const heightPx = 220;
/** Halves of the labels that stand at the upper and the later end of the lines. */
const [labelTopPx, labelEndPx] = [16, 40];
const dashes = [6, 4];

/**
 * Draws both lines on a logarithmic axis, and again when the size or the colours change. Returns a function that stops
 * this and removes the chart.
 * @param names its two children have the colours of the lines
 */
export function drawSpeeds(
  place: HTMLElement,
  names: HTMLElement,
  speeds: readonly Speed[],
  mirrored: boolean,
): () => void {
  let plot: UPlot | undefined;
  const draw = () => {
    plot?.destroy();
    plot = new UPlot(optionsOf(place, names, speeds, mirrored), dataOf(speeds), place);
  };
  draw();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', draw);
  const room = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height: heightPx }));
  room.observe(place);
  return () => {
    room.disconnect();
    dark.removeEventListener('change', draw);
    plot?.destroy();
  };
}

/** Seconds on the x axis, Mbit/s on the y axis. */
function dataOf(speeds: readonly Speed[]): UPlot.AlignedData {
  const mbps = (kbps: number | undefined) => (kbps === undefined ? undefined : kbps / 1000);
  return [
    speeds.map(({ from, to }) => (from + to) / 2 / 1000),
    speeds.map(({ here }) => mbps(here)),
    speeds.map(({ control }) => mbps(control)),
  ];
}

function optionsOf(place: HTMLElement, names: HTMLElement, speeds: readonly Speed[], mirrored: boolean): UPlot.Options {
  const [here = '', control = ''] = [...names.children].map((name) => getComputedStyle(name).color);
  const text = getComputedStyle(place).color;
  const rule = getComputedStyle(place).borderTopColor;
  const number = numberFormat({ maximumSignificantDigits: 2 });
  const hourly = (speeds.at(-1)?.to ?? 0) - (speeds[0]?.from ?? 0) < 8 * 86_400_000;
  const axis = { stroke: text, font: '12px system-ui', grid: { stroke: rule, width: 1 }, ticks: { show: false } };
  const unit = numberFormat({ style: 'unit', unit: 'megabit-per-second' })
    .formatToParts(1)
    .find(({ type }) => type === 'unit')?.value;
  return {
    width: place.clientWidth,
    height: heightPx,
    padding: mirrored ? [labelTopPx, 0, 0, labelEndPx] : [labelTopPx, labelEndPx, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, dir: mirrored ? -1 : 1 },
      y: {
        distr: 3,
        range: (_plot, min, max) => [10 ** Math.floor(Math.log10(min)), 10 ** Math.ceil(Math.log10(max * 1.01))],
      },
    },
    axes: [
      { ...axis, values: (_plot, splits) => splits.map((at) => tickText(at * 1000, hourly)), space: hourly ? 90 : 64 },
      {
        ...axis,
        side: mirrored ? 1 : 3,
        size: 56,
        // Only powers of ten have a label.
        values: (_plot, splits) =>
          splits.map((split) => (Number.isInteger(Math.log10(split)) ? number.format(split) : '')),
        ...(unit ? { label: unit, labelSize: 18, labelFont: '12px system-ui' } : {}),
      },
    ],
    series: [
      {},
      { stroke: here, width: 2, points: { show: true, size: 6, fill: here } },
      { stroke: control, width: 2, dash: dashes, points: { show: true, size: 6, fill: 'transparent' } },
    ],
  };
}
