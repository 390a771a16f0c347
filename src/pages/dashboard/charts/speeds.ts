import type { Strip } from '../../../history/strip.ts';
import { meanOf } from '../../../history/tally.ts';
import type { NetworkStrip } from '../parts/stretch.ts';

/** How fast media came in one slot, kbit/s: of the messenger, and of other sites. */
export interface Speed {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly here?: number;
  readonly control?: number;
}

/** The slots in which a speed was measured. */
export function speedsOf(strip: Strip, network: NetworkStrip): Speed[] {
  return strip.flatMap(({ from, to, content }, index) => {
    const here = content?.functions.media?.kbps;
    const control = network[index]?.content?.kbps;
    if (!here && !control) return [];
    return [{ from, to, ...(here ? { here: meanOf(here) } : {}), ...(control ? { control: meanOf(control) } : {}) }];
  });
}
