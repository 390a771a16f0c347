import type { Control, ControlRelay, Service, ServiceId } from './service.ts';

/** Everything that checks may ask. */
export interface Catalogue {
  /** The day on which it was signed, as in 20261201. */
  readonly number: number;
  /** The public half of the key that signed it. That of the package is signed with the package. */
  readonly signer?: string;
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly controlRelays: readonly ControlRelay[];
  /** Names of services that are no longer in it, but that histories still contain. */
  readonly formerNames: Readonly<Record<ServiceId, string>>;
}
