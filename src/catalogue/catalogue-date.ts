import { controls, services } from './catalogue.ts';

/** The newest day on which an address of the catalogue was verified, as in 2026-11-25. */
export const catalogueDate: string = [...services.flatMap(({ endpoints }) => endpoints), ...controls]
  .flatMap(({ verified }) => verified || [])
  .sort()
  .slice(-1)
  .join();
