import { knownServices, originsOnlyOf } from '../../../../catalogue/known-services.ts';
import { originsFor } from '../../../../catalogue/origins.ts';
import type { Service } from '../../../../model/service.ts';
import type { Settings } from '../../../../model/settings.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { hostsOf } from '../../../shared/hosts-of.ts';

/** The addresses of one messenger, or of the control sites. */
export interface AccessGroup {
  /** Absent for the control sites. */
  readonly service?: Service;
  readonly hosts: readonly string[];
  readonly granted: readonly string[];
  readonly missing: readonly string[];
  /** Origins that no other group needs, and that can therefore be revoked. */
  readonly revocable: readonly string[];
}

/**
 * The groups to which access was given, in the order of the catalogue, the control sites last.
 * @param missing match patterns that the browser has not granted
 */
export function accessGroups(settings: Settings, missing: readonly string[]): AccessGroup[] {
  const { controls } = catalogue.value;
  const services = knownServices(settings, catalogue.value);
  const notGranted = new Set(missing);
  const group = (needed: readonly string[], own: readonly string[], service?: Service): AccessGroup => ({
    ...(service ? { service } : {}),
    hosts: hostsOf(needed),
    granted: needed.filter((origin) => !notGranted.has(origin)),
    missing: needed.filter((origin) => notGranted.has(origin)),
    revocable: own.filter((origin) => !notGranted.has(origin)),
  });
  const ofServices = services.map((service) => {
    const others = services.filter((other) => other.id !== service.id);
    return group(originsFor([service], []), originsOnlyOf([service], others, controls), service);
  });
  const common = originsFor([], controls);
  const used = new Set(originsFor(services, []));
  const ofControls = group(
    common,
    common.filter((origin) => !used.has(origin)),
  );
  return [...ofServices, ofControls].filter(({ granted }) => granted.length > 0);
}
