import type { ServiceState } from '../../../model/verdict.ts';
import type { BarCell } from '../charts/bar-cell.ts';

/** A made-up day of one messenger, shown as an example before the first check. */
const day: readonly (ServiceState | undefined)[] = [
  ...Array<ServiceState>(9).fill('works'),
  undefined,
  undefined,
  'works',
  'slow',
  'partial',
  ...Array<ServiceState>(4).fill('blocked'),
  ...Array<ServiceState>(6).fill('works'),
];

export const exampleCells: readonly BarCell[] = day.map((state, hour) => ({
  from: hour,
  to: hour + 1,
  hour,
  rounds: state ? 1 : 0,
  shares: state ? [{ state, share: 1 }] : [],
  ...(state ? { worst: state } : {}),
}));
