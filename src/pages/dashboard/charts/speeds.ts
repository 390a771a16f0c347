import { meanOf } from '../../../history/tally.ts';
import type { Timeline } from '../../../history/timeline.ts';
import type { ConnectionTimeline } from '../parts/chart-data.ts';

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
