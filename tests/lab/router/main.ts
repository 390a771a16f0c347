import { type AddressPlanOptions, makeAddressPlan } from '../address-plan.ts';
import type { Rule } from '../censor/rule.ts';
import { answerCalls } from '../channel.ts';
import type { Uplink } from '../fixed-addresses.ts';
import type { Line } from '../line.ts';
import type { Counters } from './counters.ts';
import { makeRouter } from './router.ts';
import { readPackets, writePacket } from './tun.ts';

const [client = -1, internet = -1] = (process.env['TUN_FDS'] ?? '').split(',').map(Number);
const { plan, seed } = JSON.parse(process.argv[2] ?? '') as { plan: AddressPlanOptions; seed: number };
const router = makeRouter({
  plan: makeAddressPlan(plan),
  seed,
  toClient: (bytes) => writePacket(client, bytes),
  toInternet: (bytes) => writePacket(internet, bytes),
});
readPackets(client, router.fromClient);
readPackets(internet, router.fromInternet);

const calls = {
  setRules: (rules: readonly Rule[]): void => router.setRules(rules),
  setLine: (line: Line): void => router.setLine(line),
  setUplink: (uplink: Uplink): void => router.setUplink(uplink),
  counters: (): Counters => router.counters(),
  forget: (): void => router.forget(),
};
export type RouterCalls = typeof calls;
answerCalls(calls);
