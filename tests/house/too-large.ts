import { type Summary, summarise } from '../../scripts/bench/row.ts';
import { type KindOfBuild, sizesOf } from '../../scripts/bench/size-rows.ts';
import type { Built } from './built.ts';

/** The sizes of a build that are over the limits of the benchmark. */
export async function tooLarge(built: Built, kind?: KindOfBuild): Promise<Summary[]> {
  return (await sizesOf(built, kind)).map(summarise).filter(({ met }) => met !== true);
}
