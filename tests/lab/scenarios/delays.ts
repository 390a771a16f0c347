import type { NetworkState } from '../../../src/model/network-states.ts';
import { hostsOf } from '../hosts.ts';
import { badLines, type Line } from '../line.ts';
import { anyOf, blocked, type Expected, type Scenario, unsure, works } from './scenario.ts';

const reset = (names: readonly string[]) => ({ kind: 'client-hello', names, answer: 'reset' }) as const;

/** A machine that is busy or was asleep. */
const calm: Expected = anyOf('what was lost meanwhile may leave doubt, and never an alarm', works, unsure);

const late = (afterMs: number, expected: Expected): Scenario => ({
  name: `service-takes-${afterMs}-ms`,
  source: 'a server that is busy itself: nobody holds anything up',
  behaviours: Object.fromEntries(hostsOf('messenger').map((host) => [host, [{ kind: 'slow-answer', afterMs }]])),
  network: 'online',
  services: { messenger: expected },
});

/** A router whose resolver is slow for every name. */
const slowResolver = (afterMs: number) => ({ kind: 'dns', names: ['*'], answer: { afterMs } }) as const;

const wideLine: Line = { roundTripMs: 40, downBitsPerSecond: 10_000_000, upBitsPerSecond: 3_000_000 };
const lossyLine = (lossPercent: number): Line => ({ ...wideLine, lossPercent });

/** Checks before, that may know what is usual. */
const fourChecks = (line: Line) => [240, 180, 120, 60].map((minutesAgo) => ({ minutesAgo, line }));

/** All services are farther away than the controls. */
const farServices = (['whatsapp', 'telegram', 'signal', 'discord', 'viber', 'messenger'] as const).map((service) => ({
  kind: 'throttle' as const,
  names: hostsOf(service),
  delayMs: 200,
  lossPercent: 1,
}));

/** Answers delayed by the machine, the line or the server, which is never a block. */
export const delays: readonly Scenario[] = [
  {
    name: 'honest-machine-stands-still-once',
    source: 'a busy machine: the answer had long come when the browser was let run again',
    standsStill: [{ afterMs: 400, forMs: 4000 }],
    network: 'online',
    others: calm,
    short: true,
  },
  {
    name: 'honest-machine-stands-still-again-and-again',
    source: 'an old computer that starts other programs meanwhile',
    standsStill: [300, 3600, 6900, 10_200].map((afterMs) => ({ afterMs, forMs: 2800 })),
    network: 'online',
    others: calm,
  },
  {
    name: 'honest-machine-stands-still-in-transfers',
    source: 'the same while something large is on its way',
    standsStill: [4000, 12_000, 20_000].map((afterMs) => ({ afterMs, forMs: 5500 })),
    network: 'online',
    others: calm,
  },
  late(2000, works),
  late(4000, anyOf('how long a person waits is a matter of degree; it is never a block', works, unsure)),
  {
    name: 'service-on-the-other-side-of-the-earth',
    source: 'one service has no servers near by',
    rules: [{ kind: 'throttle', names: hostsOf('viber'), delayMs: 250 }],
    network: 'online',
  },
  ...(['viber', 'discord', 'telegram'] as const).flatMap((service) =>
    [1, 2].map(
      (lossPercent): Scenario => ({
        name: `honest-far-away-losing-${lossPercent}-percent-${service}`,
        source: 'one service has servers in one far place alone, and the way there loses some packets',
        rules: [{ kind: 'throttle', names: hostsOf(service), delayMs: 300, lossPercent }],
        network: 'online',
        services: { [service]: calm },
      }),
    ),
  ),
  ...[1, 3].map(
    (lossPercent): Scenario => ({
      name: `honest-losing-${lossPercent}-percent-in-the-fifth-check`,
      source: 'losses differ from one check to the next, so each finds something slower than the ones before',
      line: lossyLine(lossPercent),
      earlier: fourChecks(lossyLine(lossPercent)),
      network: anyOf('lost packets', 'online', 'unstable'),
      others: calm,
    }),
  ),
  ...[1, 3].map(
    (lossPercent): Scenario => ({
      name: `honest-losing-${lossPercent}-percent-after-four-checks-that-lost-none`,
      source: 'a device that was moved away from its router: everything is slower than usual, and nobody slows it',
      line: lossyLine(lossPercent),
      earlier: fourChecks(wideLine),
      network: anyOf('lost packets', 'online', 'unstable'),
      others: calm,
    }),
  ),
  {
    name: 'honest-far-away-losing-1-percent-in-the-fifth-check',
    source: 'the way to all services is long and loses some packets, while controls are near by',
    line: wideLine,
    rules: farServices,
    earlier: fourChecks(wideLine).map((check) => ({ ...check, rules: farServices })),
    network: 'online',
    others: calm,
  },
  {
    name: 'resolver-takes-1500-ms',
    source: 'a cheap router that answers names: nothing is lost, and all is as fast as ever after that',
    rules: [slowResolver(1500)],
    network: 'online',
  },
  {
    name: 'resolver-takes-3000-ms',
    source: 'the same, so slowly that everything is slow',
    rules: [slowResolver(3000)],
    network: anyOf<NetworkState>(
      'the first names take Chromium six seconds, so no site abroad is in time to show how slow the line is',
      'slow-line',
      'online',
    ),
  },
  {
    name: 'handshake-swallowed-beside-a-slow-resolver',
    source: 'S11 behind such a router: silence counts, since the line loses nothing',
    rules: [slowResolver(1500), { kind: 'client-hello', names: hostsOf('discord'), answer: 'drop' }],
    network: 'online',
    services: { discord: blocked('tls', 'timeout') },
  },
  {
    name: 'honest-two-seconds-without-a-line',
    source: 'a train in a tunnel',
    during: [
      { afterMs: 500, rules: [{ kind: 'outage', what: 'everything' }] },
      { afterMs: 2500, rules: [] },
    ],
    network: anyOf('how much had answered by then is chance', 'online', 'unstable'),
    others: calm,
  },
  ...(['satellite', 'kbit256', 'jittery'] as const).map(
    (name): Scenario => ({
      name: `handshake-reset-on-${name}`,
      source: 'a block on a line that is bad by itself',
      line: badLines[name],
      rules: [reset(hostsOf('whatsapp'))],
      network: anyOf('how bad the line is, is a matter of degree', 'online', 'slow-line', 'unstable'),
      services: {
        whatsapp: anyOf(
          'Firefox repeats a handshake that is reset up to ten times, here for longer than any deadline; and on a line that loses too much no failure is believed',
          blocked('tls', 'reset'),
          blocked('tls', 'timeout'),
          unsure,
        ),
      },
    }),
  ),
];
