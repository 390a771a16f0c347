import type { View } from './view.ts';

/** Of how many chosen messengers the last check was; undefined where it was of all: "Test again" is a check of one. */
export function checkedPart({ services, finished }: Pick<View, 'services' | 'finished'>) {
  const checked = services.filter(({ id }) => finished?.services.includes(id)).length;
  return checked === services.length ? undefined : { checked, total: services.length };
}
