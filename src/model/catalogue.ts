import type { Control, ControlRelay, Service, ServiceId } from './service.ts';

/** Everything that checks may ask. */
export interface Catalogue {
  /** Grows with every change that is published, in a package or as an update. */
  readonly number: number;
  /** The day on which it was signed, as in 2026-11-29. That of the package is signed with the package. */
  readonly issued?: string;
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly controlRelays: readonly ControlRelay[];
  /** Names of services that are no longer in it, but that histories still contain. */
  readonly formerNames: Readonly<Record<ServiceId, string>>;
}
