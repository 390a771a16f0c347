import type { EndpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { CallFacts } from '../../../src/measure/endpoints/relays.ts';
import type { NetworkFacts } from '../../../src/measure/network-facts.ts';
import type { BrokenFacts, TransferFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { When } from '../../../src/model/when.ts';

/** Who makes things go wrong. `filter`: a program or setting on this device that blocks on purpose. */
export type Actor = 'nobody' | 'line' | 'device' | 'filter' | 'path' | 'service';

/** What they act on. */
export type Layer =
  | 'nothing'
  | 'connection'
  | 'name'
  | 'address'
  | 'handshake'
  | 'page'
  | 'channel'
  | 'bytes'
  | 'datagrams';

/** A host as a client finds it. */
export interface Host {
  /** What a SYN to port 443 gets. */
  readonly syn: 'opens' | 'silence' | 'refusal' | 'no-route';
  /** What a ClientHello with the service's name gets. */
  readonly hello: 'done' | 'silence' | 'reset' | 'close' | 'alert' | 'unknown-authority' | 'another-name';
  /** What a ClientHello without a name gets. */
  readonly bareHello: 'certificate' | 'silence' | 'alert';
  /** What a request gets once the handshake is done. `freeze`: no packet gets through any more. */
  readonly request: 'answer' | 'silence' | 'freeze' | 'reset' | 'close';
  readonly port80: 'answer' | 'silence' | 'refusal';
}

type OneOf<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | readonly Fields[Field][] };

/** One state of the world. What a line leaves out is as where everything works. */
export interface World {
  readonly id: string;
  /** One clause for METHOD.md. */
  readonly is: string;
  readonly who: Actor;
  readonly on: Layer | readonly Layer[];

  /**
   * What this network's resolver says of the name. `here`: an address of the service that others are given too, or have
   * near them; `local`: a server of the service for this network alone; `false`: an address that is not the service's;
   * `bogus`: one that no public name has; `late`: an address of the service, after more seconds than a request waits.
   */
  readonly name?: Name | readonly Name[];
  /** What resolvers elsewhere say of it. */
  readonly elsewhere?: 'exists' | 'gone';
  /** The service's host, at the addresses that others are given. */
  readonly host?: OneOf<Host>;
  /** What is at the address that this network's resolver gives, where it is not the same host. */
  readonly there?: OneOf<Host>;
  /** Does the reply that ends a connection come from nearby? */
  readonly near?: boolean | readonly boolean[];
  readonly line?: 'loses';

  /** What the tries at an endpoint then show, where they do not fail as `name` and `host` say; one entry for each way. */
  readonly endpoint?: readonly When<EndpointFacts>[];
  readonly transfer?: readonly When<TransferFacts>[];
  readonly broken?: readonly When<BrokenFacts>[];
  readonly abroad?: readonly When<TransferFacts>[];
  readonly calls?: readonly When<CallFacts>[];
  readonly network?: readonly When<NetworkFacts>[];
  /** The states of the connection that are true of it. Absent: `online`. */
  readonly states?: readonly NetworkState[];
}

export type Name = 'here' | 'local' | 'false' | 'bogus' | 'denied' | 'lost' | 'late';

const honest: ReadonlySet<Actor> = new Set(['nobody', 'line', 'device', 'service']);

/** Does nobody block anything in it on purpose? */
export function isHonest({ who }: World): boolean {
  return honest.has(who);
}

export function layersOf({ on }: World): readonly Layer[] {
  return [on].flat();
}
