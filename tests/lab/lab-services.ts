import type { ServiceId } from '../../src/model/service.ts';

/** The services that are checked in the lab, whatever country its browsers seem to be in: each has other defaults. */
export const labServices: readonly ServiceId[] = [
  'whatsapp',
  'telegram',
  'signal',
  'messenger',
  'discord',
  'viber',
  'max',
];
