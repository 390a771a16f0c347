import { type FunctionId, functionIds } from '../model/function-ids.ts';
import { type NetworkState, networkStateWords } from '../model/network-states.ts';
import type { ServiceId } from '../model/service.ts';
import { type FunctionState, functionStates, isKnown } from '../model/verdict.ts';

/** What one device found in one check, in the few words that another device needs for a comparison. */
export interface DeviceCheck {
  /** Epoch ms, to the minute. */
  readonly at: number;
  readonly network: NetworkState;
  readonly services: ReadonlyMap<ServiceId, ReadonlyMap<FunctionId, FunctionState>>;
}

/** Why a text is no check of a device. `line` counts from 1. */
export type Refusal =
  | { readonly why: 'empty' | 'too-long' | 'not-a-check' | 'version' }
  | { readonly why: 'damaged'; readonly line: number };

const title = 'Reachable check';
const version = '1';
const longest = 20_000;

/** The check as lines that a person can read before they pass them on. Always in English and Latin digits. */
export function deviceCheckText({ at, network, services }: DeviceCheck): string {
  const minute = new Date(at).toISOString().slice(0, 16);
  return [
    `${title} ${version}`,
    `${minute}Z ${network}`,
    ...[...services].map(([id, functions]) => `${id} ${[...functions].map((pair) => pair.join('=')).join(' ')}`.trim()),
    '',
  ].join('\n');
}

/** Reads what somebody pasted, or a file. What is not as it is written above is refused, and never guessed. */
export function readDeviceCheck(text: string): DeviceCheck | Refusal {
  if (text.length > longest) return { why: 'too-long' };
  const lines = text.trim().split(/\s*\r?\n\s*/);
  const [first = '', second = '', ...others] = lines;
  if (first === '') return { why: 'empty' };
  if (!first.startsWith(`${title} `)) return { why: 'not-a-check' };
  if (first !== `${title} ${version}`) return { why: 'version' };
  const head = /^(\d{4}-\d\d-\d\dT\d\d:\d\dZ) ([a-z-]+)$/.exec(second);
  const at = Date.parse(head?.[1] ?? '');
  const network = networkStateWords.find((state) => state === head?.[2]);
  if (Number.isNaN(at) || !network) return { why: 'damaged', line: 2 };
  const services = new Map<ServiceId, ReadonlyMap<FunctionId, FunctionState>>();
  for (const [index, line] of others.entries()) {
    const read = readLine(line);
    if (!read || services.has(read.id)) return { why: 'damaged', line: index + 3 };
    services.set(read.id, read.functions);
  }
  return { at, network, services };
}

/** "whatsapp web=works messages=blocked" */
function readLine(line: string) {
  const [id = '', ...pairs] = line.split(' ');
  if (!/^[a-z0-9-]{1,40}$/.test(id)) return undefined;
  const functions = new Map<FunctionId, FunctionState>();
  for (const pair of pairs) {
    const [name, word, ...more] = pair.split('=');
    const key = functionIds.find((one) => one === name);
    const state = functionStates.find((one) => one === word);
    if (!key || !state || more.length > 0 || functions.has(key)) return undefined;
    functions.set(key, state);
  }
  return { id, functions };
}

/** A function of a messenger that the two devices know of, and do not see alike. */
interface Difference {
  readonly service: ServiceId;
  readonly function: FunctionId;
  readonly here: FunctionState;
  readonly there: FunctionState;
}

export interface Comparison {
  readonly differs: readonly Difference[];
  /** Functions of which both know something. */
  readonly compared: number;
  readonly apartMs: number;
  /** Did only one of the two go through a VPN or proxy, or have another problem of the connection? */
  readonly unlikeNetworks: boolean;
}

/** Function by function; what one of the two could not judge says nothing. */
export function compareChecks(here: DeviceCheck, there: DeviceCheck): Comparison {
  const pairs = [...here.services].flatMap(([service, functions]) =>
    [...functions].flatMap(([id, state]) => {
      const other = there.services.get(service)?.get(id);
      if (other === undefined || !isKnown(state) || !isKnown(other)) return [];
      return [{ service, function: id, here: state, there: other }];
    }),
  );
  return {
    differs: pairs.filter((pair) => pair.here !== pair.there),
    compared: pairs.length,
    apartMs: Math.abs(here.at - there.at),
    unlikeNetworks: here.network !== there.network,
  };
}
