import type { Question } from '../../net/dns-message.ts';
import type { Random } from '../random.ts';
import type { Flow } from '../router/flow.ts';
import type { Direction } from '../router/flow-table.ts';
import type { Link } from '../router/link.ts';
import type { Packet } from '../wire/packet.ts';

export type Fate = 'pass' | 'drop';

/** A packet on its way through the censor. Valid during the call only: the router uses the records again. */
export interface Passing {
  readonly packet: Packet;
  readonly direction: Direction;
  /** Absent for what is neither TCP nor UDP. */
  readonly flow: Flow | undefined;
}

/** A packet of a flow. */
export interface InFlow extends Passing {
  readonly flow: Flow;
}

/** What one rule does at each point where it may look. Each call says whether the packet goes on. */
export interface Inspector {
  /** Every packet, before anything else. */
  readonly packet?: (passing: Passing) => Fate;
  /** The client's SYN. */
  readonly connecting?: (passing: InFlow) => Fate;
  /** A ClientHello was seen, whatever the other rules then do with it. */
  readonly noticed?: (passing: InFlow, name: string) => void;
  /** The segment that completes a ClientHello; `''` when it names nobody. */
  readonly clientHello?: (passing: InFlow, name: string) => Fate;
  /** The segment that completes the Host line of plain http. */
  readonly request?: (passing: InFlow, host: string) => Fate;
  /** The packet that completes a question to a resolver. */
  readonly query?: (passing: InFlow, question: Question) => Fate;
  /** A slower way for this packet. */
  readonly slowLink?: (passing: InFlow) => Link | undefined;
}

/** What a rule can do besides dropping. */
export interface Tools {
  readonly random: Random;
  /** Sends a forged packet, written as if it came from the other end. */
  readonly toClient: (bytes: Buffer) => void;
  readonly toServer: (bytes: Buffer) => void;
  /** Where a packet goes that passed. */
  readonly onward: Readonly<Record<Direction, (bytes: Buffer) => void>>;
  /** Another server answers on the flow's address. */
  readonly redirect: (flow: Flow, port: number) => void;
  readonly flows: () => Iterable<Flow>;
  /** Counts an occasion on which the rule acted. */
  readonly acted: () => void;
}

/** Builds what carries one rule out. */
export type MakeInspector<Kind> = (rule: Kind, tools: Tools) => Inspector;
