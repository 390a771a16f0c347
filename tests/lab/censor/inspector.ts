import type { Random } from '../../../src/model/chance.ts';
import type { Question } from '../../net/dns-message.ts';
import type { Flow } from '../router/flow.ts';
import type { Direction } from '../router/flow-table.ts';
import type { Link } from '../router/link.ts';
import type { Packet } from '../wire/packet.ts';

export type Fate = 'pass' | 'drop';

/** A packet in the censor. It is valid during the call only, since the router reuses the record. */
export interface Passing {
  readonly packet: Packet;
  readonly direction: Direction;
  /** Undefined if the packet is neither TCP nor UDP. */
  readonly flow: Flow | undefined;
}

/** A packet of a flow. */
export interface InFlow extends Passing {
  readonly flow: Flow;
}

/** What one rule does at each point of inspection. Most calls decide whether the packet passes. */
export interface Inspector {
  /** Every packet, before anything else. */
  readonly packet?: (passing: Passing) => Fate;
  /** The client's SYN. */
  readonly connecting?: (passing: InFlow) => Fate;
  /** A ClientHello was seen, even if another rule drops it. */
  readonly noticed?: (passing: InFlow, name: string) => void;
  /** The segment that completes a ClientHello; `''` if it has no server name. */
  readonly clientHello?: (passing: InFlow, name: string) => Fate;
  /** The segment that completes the Host line of plain http. */
  readonly request?: (passing: InFlow, host: string) => Fate;
  /** The packet that completes a DNS query. */
  readonly query?: (passing: InFlow, question: Question) => Fate;
  /** The slow link that this packet has to take, if any. */
  readonly slowLink?: (passing: InFlow) => Link | undefined;
}

/** What a rule can do besides dropping packets. */
export interface Tools {
  readonly random: Random;
  /** Sends a forged packet, written as if it came from the other end. */
  readonly toClient: (bytes: Buffer) => void;
  readonly toServer: (bytes: Buffer) => void;
  /** Sends a packet on to its destination. */
  readonly onward: Readonly<Record<Direction, (bytes: Buffer) => void>>;
  /** Redirects the flow to another server. */
  readonly redirect: (flow: Flow, port: number) => void;
  readonly flows: () => Iterable<Flow>;
  /** Counts one action of the rule. */
  readonly acted: () => void;
}

/** Makes the inspector of a rule. */
export type MakeInspector<Kind> = (rule: Kind, tools: Tools) => Inspector;
