import { controlRelaySubject, relaySubject } from '../../src/model/call-relay.ts';
import type { Subject } from '../../src/model/observation.ts';
import type { Control, ControlRelay, Endpoint, Relay, Service } from '../../src/model/service.ts';
import { controlSubject } from '../../src/schedule/transfer-targets.ts';

/** The parts of the catalogue that are checked. */
export interface Catalogue {
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly controlRelays: readonly ControlRelay[];
}

type LargeObject = NonNullable<Endpoint['large']>[number];

/** Everything in the catalogue that has an address, each with a name for people. */
export type Entry = { readonly name: string; readonly url: string; readonly subject: Subject } & (
  | { readonly kind: 'endpoint'; readonly service: Service; readonly endpoint: Endpoint }
  | { readonly kind: 'relay'; readonly service: Service; readonly relay: Relay }
  | { readonly kind: 'control-relay' }
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: 'object'; readonly object: LargeObject }
);

/** The listed healthy answer. */
export function healthyOf(entry: Entry): Endpoint['healthy'] {
  if (entry.kind === 'endpoint') return entry.endpoint.healthy;
  return entry.kind === 'control' ? entry.control.healthy : {};
}

/** The entries of each service in turn, then those of none. */
export function entriesOf({ services, controls, controlRelays }: Catalogue): Entry[] {
  return [
    ...services.flatMap(ofService),
    ...controls.flatMap((control) => ofControl(control)),
    ...controlRelays.map((relay) => ({
      kind: 'control-relay' as const,
      name: `relay/${relay.id}`,
      url: relay.url,
      subject: controlRelaySubject(relay),
    })),
  ];
}

function ofService(service: Service): Entry[] {
  const subjectOf = ({ id, function: of }: Endpoint): Subject => ({
    kind: 'service',
    service: service.id,
    endpoint: id,
    function: of,
  });
  const endpoints = service.endpoints.flatMap((endpoint): Entry[] => {
    const name = `${service.id}/${endpoint.id}`;
    const subject = subjectOf(endpoint);
    const objects = (endpoint.large ?? []).map((object, index) => largeEntry(`${name}/${index + 1}`, object, subject));
    return [{ kind: 'endpoint', name, url: endpoint.url, subject, service, endpoint }, ...objects];
  });
  const relays = (service.relays ?? []).map((relay): Entry => {
    const { url } = relay;
    return {
      kind: 'relay',
      name: `${service.id}/${url}`,
      url,
      subject: relaySubject(service.id, relay),
      service,
      relay,
    };
  });
  return [...endpoints, ...relays];
}

function ofControl(control: Control): Entry[] {
  const { id, url, large } = control;
  const name = `control/${id}`;
  const subject = controlSubject(control);
  return [
    { kind: 'control', name, url, subject, control },
    ...(large ? [largeEntry(`${name}/1`, large, subject)] : []),
  ];
}

function largeEntry(name: string, object: LargeObject, subject: Subject): Entry {
  return { kind: 'object', name, url: object.url, subject, object };
}
