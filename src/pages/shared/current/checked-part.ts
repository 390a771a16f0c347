import type { View } from './view.ts';

/** How many of the chosen messengers the last check covered. Undefined if it covered all; "Test again" covers one. */
export function checkedPart({ services, finished }: Pick<View, 'services' | 'finished'>) {
  const checked = services.filter(({ id }) => finished?.services.includes(id)).length;
  return checked === services.length ? undefined : { checked, total: services.length };
}
