import { type Summary, summarise } from '../../scripts/bench/row.ts';
import { sizesOf } from '../../scripts/bench/size-rows.ts';
import type { Built } from './built.ts';

/** The sizes of a build that are over the limits of the benchmark. */
export async function tooLarge(built: Built, backgroundKb?: number): Promise<Summary[]> {
  return (await sizesOf(built, backgroundKb)).map(summarise).filter(({ met }) => met !== true);
}
