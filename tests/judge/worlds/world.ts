import type { EndpointFacts } from '../../../src/measure/endpoints/endpoint-facts.ts';
import type { CallFacts } from '../../../src/measure/endpoints/relays.ts';
import type { NetworkFacts } from '../../../src/measure/network-facts.ts';
import type { BrokenFacts, TransferFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { When } from '../../../src/model/when.ts';

/** Who makes things go wrong. `filter`: a program or setting on this device that blocks on purpose. */
export type Actor = 'nobody' | 'line' | 'device' | 'filter' | 'path' | 'service';

/** The layer on which they act. */
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
  /** The answer to a SYN to port 443. */
  readonly syn: 'opens' | 'silence' | 'refusal' | 'no-route';
  /** The answer to a ClientHello with the service's name. */
  readonly hello: 'done' | 'silence' | 'reset' | 'close' | 'alert' | 'unknown-authority' | 'another-name';
  /** The answer to a ClientHello without a name. */
  readonly bareHello: 'certificate' | 'silence' | 'alert';
  /** The answer to a request after the handshake. `freeze`: no packet gets through any more. */
  readonly request: 'answer' | 'silence' | 'freeze' | 'reset' | 'close';
  readonly port80: 'answer' | 'silence' | 'refusal';
}

type OneOf<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | readonly Fields[Field][] };

/** One state of the world. Whatever a line leaves out works. */
export interface World {
  readonly id: string;
  /** One clause for METHOD.md. */
  readonly is: string;
  readonly who: Actor;
  readonly on: Layer | readonly Layer[];

  /**
   * This network's resolver's answer for the name. `here`: an address of the service that others get too, or have near
   * them; `local`: a server of the service for this network alone; `false`: an address that is not the service's;
   * `bogus`: one that no public name has; `late`: an address of the service, after more seconds than a request waits.
   */
  readonly name?: Name | readonly Name[];
  /** The answer of resolvers elsewhere. */
  readonly elsewhere?: 'exists' | 'gone';
  /** The service's host, at the addresses that others get. */
  readonly host?: OneOf<Host>;
  /** The host at the address from this network's resolver, if it is a different one. */
  readonly there?: OneOf<Host>;
  /** Whether the reply that ends a connection comes from nearby. */
  readonly near?: boolean | readonly boolean[];
  readonly line?: 'loses';

  /** What the tries at an endpoint then show, if they do not fail as `name` and `host` say; one entry for each way. */
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

/** Whether nobody in it blocks anything on purpose. */
export function isHonest({ who }: World): boolean {
  return honest.has(who);
}

export function layersOf({ on }: World): readonly Layer[] {
  return [on].flat();
}
