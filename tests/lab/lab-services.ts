import type { ServiceId } from '../../src/model/service.ts';

/** The services that are checked in the lab, wherever its browsers are: each country has other defaults. */
export const labServices: readonly ServiceId[] = [
  'whatsapp',
  'telegram',
  'signal',
  'messenger',
  'discord',
  'viber',
  'max',
];
