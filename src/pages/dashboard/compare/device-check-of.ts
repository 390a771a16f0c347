import type { DeviceCheck } from '../../../history/device-check.ts';
import type { SharedResult } from '../share/shared-result.ts';

/** What a person may pass on of the last check: no address, no label of a network, no messenger that they added. */
export function deviceCheckOf({ at, network, rows }: SharedResult): DeviceCheck {
  const services = rows.map(({ service, verdict }) => {
    const functions = (verdict?.functions ?? []).map((one) => [one.function, one.state] as const);
    return [service.id, new Map(functions)] as const;
  });
  return { at, network, services: new Map(services) };
}
