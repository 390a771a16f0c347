import type { StunRead } from '../wire/stun.ts';

/** Traffic as seen from the middle of the line. */
export interface Counters {
  /** Bytes of IP packets by host, or by address if the host is unknown. */
  readonly bytes: Readonly<Record<string, { readonly up: number; readonly down: number }>>;
  /** ClientHellos; the name is `''` if none was sent. */
  readonly handshakes: readonly {
    readonly at: number;
    readonly name: string;
    readonly address: string;
    readonly shape: string;
  }[];
  /** Requests over plain http, with the bytes of their heads. */
  readonly requests: readonly { readonly at: number; readonly host: string; readonly head: string }[];
  /** Messages of STUN and TURN from the client, in clear. */
  readonly stun: readonly ({ readonly at: number; readonly host: string; readonly port: number } & StunRead)[];
  readonly queries: readonly {
    readonly at: number;
    readonly name: string;
    readonly type: number;
    readonly resolver: string;
  }[];
  /** TCP connections begun; a repeated SYN is not counted again. */
  readonly connections: readonly { readonly at: number; readonly address: string; readonly port: number }[];
  /** The number of actions of each rule, in the order of the rules. */
  readonly acted: readonly number[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

export interface Counter extends Writable<Omit<Counters, 'bytes'>> {
  readonly bytes: Record<string, { up: number; down: number }>;
}

export function makeCounter(rules: number): Counter {
  return {
    bytes: {},
    handshakes: [],
    requests: [],
    stun: [],
    queries: [],
    connections: [],
    acted: Array<number>(rules).fill(0),
  };
}
