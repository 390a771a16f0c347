import type { ComponentChild } from 'preact';
import type { ServiceId } from '../../model/service.ts';
import { HistoryStrip } from './history-strip.tsx';
import { readStrips } from './read-strips.ts';

/** The last day of each messenger, drawn. */
export async function drawnStrips(
  services: readonly ServiceId[],
  profile: string | undefined,
  now: number,
): Promise<ReadonlyMap<ServiceId, ComponentChild>> {
  const strips = (await readStrips(services, profile, now)) ?? new Map();
  return new Map([...strips].map(([id, strip]) => [id, <HistoryStrip key={id} strip={strip} />]));
}
