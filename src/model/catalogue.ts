import type { Control, ControlRelay, Service } from './service.ts';

/** Everything that checks may ask. */
export interface Catalogue {
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly controlRelays: readonly ControlRelay[];
}
