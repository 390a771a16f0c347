import type { NetworkState } from '../../../src/model/network-states.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { ThrottleRule } from '../censor/rule.ts';
import { hostsOf } from '../hosts.ts';
import type { Line } from '../line.ts';
import { anyOf, type Scenario, type Verdict, works } from './scenario.ts';

const lineOf = (megabits: number): Line => ({
  roundTripMs: 40,
  downBitsPerSecond: megabits * 1_000_000,
  upBitsPerSecond: megabits * 1_000_000,
});

/** Checks that show the usual speed. */
const threeChecks = (line: Line) => [180, 120, 60].map((minutesAgo) => ({ minutesAgo, line }));

/** A messenger made for one country is compared with sites of that country. */
const countries: Partial<Record<ServiceId, Pick<Scenario, 'country'>>> = { max: { country: 'RU' } };

const slow: Verdict = { state: 'slow', cause: 'throttle', functions: { media: 'slow' } };

type How = Pick<ThrottleRule, 'manner' | 'burstBytes' | 'direction'>;

/** A line, and the share of it to which a service is limited after three checks. */
function heldTo(percent: number, service: ServiceId, megabits: number, how: How = { manner: 'shape' }): Scenario {
  const line = lineOf(megabits);
  const bitsPerSecond = (megabits * 1_000_000 * percent) / 100;
  const manner = how.burstBytes === undefined ? '' : `-after-${how.burstBytes / 1000}-kb`;
  return {
    name: `${service}-held-to-${percent}-percent-of-${megabits}-mbit${manner}`,
    source: 'WhatsApp slowed by 70 to 80 % (Russia, December 2025), on a line whose usual speed is known',
    line,
    earlier: threeChecks(line),
    rules: [{ kind: 'throttle', names: hostsOf(service), bitsPerSecond, ...how }],
    network: 'online',
    services: { [service]: slow },
    ...countries[service],
  };
}

/** The same for its uploads only. */
function uploadsHeldTo(percent: number, service: ServiceId, megabits: number): Scenario {
  const { name, ...rest } = heldTo(percent, service, megabits, { manner: 'shape', direction: 'up' });
  return {
    ...rest,
    name: name.replace('held-to', 'uploads-held-to'),
    services: { [service]: { ...slow, functions: { media: 'works', upload: 'slow' } } },
  };
}

/**
 * Samples seldom show it.
 * @param why the reason
 */
const seldomTold = (percent: number, service: ServiceId, megabits: number, why: string, how?: How): Scenario => ({
  ...heldTo(percent, service, megabits, how),
  services: { [service]: anyOf(why, works, slow) },
});

const burst = (burstBytes: number) => ({ manner: 'police', burstBytes }) as const;

/** Services that are slower than usual. */
export const slowed: readonly Scenario[] = [
  ...(['whatsapp', 'telegram', 'signal', 'discord', 'viber', 'max'] as const).flatMap((service) => [
    heldTo(25, service, 6),
    heldTo(25, service, 10),
    heldTo(50, service, 6),
  ]),
  ...[50, 15, 8].map((percent) => heldTo(percent, 'telegram', 10)),
  // On faster lines, and behind a policer's burst, a service is named when its turn comes.
  ...[2, 20].map((megabits) => heldTo(25, 'telegram', megabits)),
  ...[16_000, 32_000, 64_000].map((bytes) => heldTo(25, 'telegram', 10, burst(bytes))),
  ...(['telegram', 'signal'] as const).flatMap((service) => [
    uploadsHeldTo(25, service, 1),
    uploadsHeldTo(25, service, 2),
    uploadsHeldTo(15, service, 3),
  ]),
  seldomTold(25, 'telegram', 50, 'of 12 and of 50 Mbit/s a sample of 112 KiB shows the same: slow start'),
  seldomTold(25, 'telegram', 10, 'a sample of 112 KiB passes within the burst', burst(128_000)),
  {
    name: 'line-at-a-quarter-of-itself',
    source: 'the line itself is slower than in the checks before: nobody slows anybody',
    line: lineOf(2.5),
    earlier: threeChecks(lineOf(10)),
    network: 'online',
    others: works,
  },
  {
    name: 'slower-service-on-another-network',
    source: 'what was usual on one network says nothing of another one',
    line: lineOf(10),
    earlier: threeChecks(lineOf(10)),
    moved: true,
    rules: [{ kind: 'throttle', names: hostsOf('telegram'), bitsPerSecond: 4_000_000, manner: 'shape' }],
    network: anyOf<NetworkState>(
      'Firefox asks over connections of the network before for up to five seconds',
      'online',
      'unstable',
    ),
    others: works,
  },
  {
    name: 'half-a-speed-without-a-past',
    source: 'nobody knows what is usual',
    line: lineOf(10),
    rules: [{ kind: 'throttle', names: hostsOf('telegram'), bitsPerSecond: 5_000_000, manner: 'shape' }],
    network: 'online',
    others: works,
  },
];
