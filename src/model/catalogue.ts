import type { Control, ControlRelay, Service, ServiceId } from './service.ts';

/** Everything that checks may contact. */
export interface Catalogue {
  /** The day of its signing, as in 20261201. */
  readonly number: number;
  /** The public key that signed it. Absent for the package's own, which is signed with the package. */
  readonly signer?: string;
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly controlRelays: readonly ControlRelay[];
  /** Names of services that are no longer in it, but that histories still contain. */
  readonly formerNames: Readonly<Record<ServiceId, string>>;
}
