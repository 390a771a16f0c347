import { seededRandom } from '../../../src/model/chance.ts';
import type { AddressPlan } from '../address-plan.ts';
import { type Censor, makeCensor } from '../censor/censor.ts';
import type { Tools } from '../censor/inspector.ts';
import type { Rule } from '../censor/rule.ts';
import type { Uplink } from '../fixed-addresses.ts';
import { cleanLine, type Line } from '../line.ts';
import { emptyPacket, readPacket, tcp, udp } from '../wire/packet.ts';
import { type Counters, makeCounter } from './counters.ts';
import { type Direction, makeFlowTable } from './flow-table.ts';
import { inspect } from './inspect.ts';
import { type LinkOptions, makeLink } from './link.ts';
import { makeNat } from './nat.ts';

/** The censor is near the person: usually this share of the line's delay lies between them. */
const nearShare = 0.35;

export interface Router {
  /** Packets from either end of the line. */
  readonly fromClient: (bytes: Buffer) => void;
  readonly fromInternet: (bytes: Buffer) => void;
  readonly setRules: (rules: readonly Rule[]) => void;
  readonly setLine: (line: Line) => void;
  readonly setUplink: (uplink: Uplink) => void;
  readonly counters: () => Counters;
  readonly forget: () => void;
}

export interface RouterOptions {
  readonly plan: AddressPlan;
  /** The seed of all random decisions. */
  readonly seed: number;
  readonly toClient: (bytes: Buffer) => void;
  readonly toInternet: (bytes: Buffer) => void;
}

/** The only route between client and internet: a line with its faults and a censor. */
export function makeRouter({ plan, seed, ...ends }: RouterOptions): Router {
  const random = seededRandom(seed);
  const flows = makeFlowTable(plan.hostAt);
  const { translateUp, translateDown, setUplink } = makeNat();
  const packet = emptyPacket();
  let counter = makeCounter(0);

  const near = {
    up: makeLink({}, random, (bytes) => meet(bytes, 'up')),
    down: makeLink({}, random, ends.toClient),
  };
  const far = {
    up: makeLink({}, random, ends.toInternet),
    down: makeLink({}, random, (bytes) => meet(bytes, 'down')),
  };
  const onward = { up: far.up.send, down: near.down.send };

  const meet = (bytes: Buffer, direction: Direction) => {
    if (!readPacket(bytes, packet)) return;
    const flow = packet.protocol === tcp || packet.protocol === udp ? flows.of(packet, direction) : undefined;
    if (direction === 'down') translateDown(packet, flow);
    if (inspect({ packet, flow, direction }, censor, counter) === 'drop') return;
    const slowLink = flow && censor.slowLink({ packet, flow, direction });
    if (direction === 'up') translateUp(packet, flow);
    if (slowLink === undefined) onward[direction](bytes);
    else slowLink.send(bytes);
  };

  const forged = emptyPacket();
  const toolsFor = (index: number): Tools => ({
    random,
    onward,
    toClient: onward.down,
    toServer: (bytes) => {
      if (readPacket(bytes, forged)) translateUp(forged, flows.of(forged, 'up'));
      onward.up(bytes);
    },
    redirect: flows.redirect,
    flows: flows.all,
    acted: () => {
      counter.acted[index] = (counter.acted[index] ?? 0) + 1;
    },
  });
  let censor: Censor = makeCensor([], toolsFor);

  const setLine = ({
    roundTripMs,
    censorRoundTripMs = roundTripMs * nearShare,
    upBitsPerSecond,
    downBitsPerSecond,
    largestDownBytes,
    ...faults
  }: Line) => {
    const nearby: LinkOptions = { ...faults, delayMs: censorRoundTripMs / 2 };
    const down = largestDownBytes === undefined ? nearby : { ...nearby, largestBytes: largestDownBytes };
    near.up.change(upBitsPerSecond === undefined ? nearby : { ...nearby, bitsPerSecond: upBitsPerSecond });
    near.down.change(downBitsPerSecond === undefined ? down : { ...down, bitsPerSecond: downBitsPerSecond });
    for (const link of [far.up, far.down]) link.change({ delayMs: (roundTripMs - censorRoundTripMs) / 2 });
  };
  setLine(cleanLine);

  return {
    fromClient: near.up.send,
    fromInternet: far.down.send,
    setRules(rules) {
      counter.acted = Array<number>(rules.length).fill(0);
      censor = makeCensor(rules, toolsFor);
    },
    setLine,
    setUplink,
    counters: () => counter,
    forget: () => {
      counter = makeCounter(counter.acted.length);
    },
  };
}
