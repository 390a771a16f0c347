import type { MadeBy } from '../../../src/model/failures.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { Reason } from '../../../src/model/reasons.ts';
import type { Cause, Manner } from '../../../src/model/verdict.ts';
import { isHonest, type Layer, layersOf, type World } from './world.ts';

/** The rules' verdict on what was seen. */
export interface Said {
  /** The rules that decided, the last one last. */
  readonly rules: readonly string[];
  readonly state: string;
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly confidence?: string;
  readonly madeBy?: MadeBy;
  readonly because: readonly string[];
}

/** The faults that a verdict can have in a world. */
export type Fault = 'accuses' | 'wrong-cause' | 'wrong-state';

/** Doubts that keep a verdict from ever becoming confident. */
const doubts: ReadonlySet<string> = new Set<Reason>(['may-be-down', 'may-be-its-own-page', 'address-may-have-changed']);

/** The layers at which a cause says that something is blocked. Whoever has the name can also show another certificate. */
const layersOfCause: Readonly<Record<Cause, readonly Layer[]>> = {
  dns: ['name'],
  ip: ['address'],
  tls: ['handshake'],
  certificate: ['handshake'],
  http: ['page'],
  websocket: ['channel'],
  freeze: ['bytes'],
  throttle: ['bytes'],
  udp: ['datagrams'],
  mixed: [],
};

export function faultOf(world: World, said: Said): Fault | undefined {
  if (accuses(world, said)) return 'accuses';
  if (!causeHolds(world, said)) return 'wrong-cause';
  return stateHolds(world, said) ? undefined : 'wrong-state';
}

/** Only "blocked" accuses; that a server is down or slow does not. */
function accuses(world: World, { state, manner, madeBy, because }: Said): boolean {
  if (!isHonest(world) || state !== 'blocked') return false;
  // The service itself says that it refuses.
  if (manner === 'legal-451') return world.who !== 'service';
  return madeBy === 'path' || !because.some((reason) => doubts.has(reason));
}

function causeHolds(world: World, { cause, manner }: Said): boolean {
  if (cause === undefined) return true;
  const layers = layersOf(world);
  if (cause === 'certificate') return showsAnotherCertificate(world);
  if (cause === 'ip' && isMute(world)) return true;
  if (!layersOfCause[cause].some((layer) => layers.includes(layer))) return false;
  const names = [world.name ?? 'here'].flat();
  if (cause !== 'dns' || manner === undefined) return true;
  if (manner === 'nxdomain') return names.includes('denied');
  if (manner === 'timeout') return names.includes('lost');
  return names.includes('false') || names.includes('bogus') || world.endpoint !== undefined;
}

/** A host that answers no handshake, with or without a name, is blocked, whatever is asked of it. */
function isMute({ host }: World): boolean {
  return host?.hello === 'silence' && host.bareHello === 'silence';
}

function showsAnotherCertificate({ host, there }: World): boolean {
  const hellos = [(there ?? host)?.hello ?? []].flat();
  return hellos.includes('unknown-authority') || hellos.includes('another-name');
}

function stateHolds(world: World, { state, confidence }: Said): boolean {
  if (state === 'down') return world.who === 'service';
  if (state !== 'works' || confidence !== 'confident') return true;
  // Over a bad line the service still works.
  return world.who === 'line' || layersOf(world).every((layer) => layer === 'nothing' || layer === 'connection');
}

/** States of the connection that leave it open. */
const undecided: ReadonlySet<string> = new Set<NetworkState>(['unknown', 'unstable', 'changed']);

export function networkFaultOf({ states = ['online'] }: World, { state }: Said): Fault | undefined {
  return undecided.has(state) || states.some((one) => one === state) ? undefined : 'wrong-state';
}
