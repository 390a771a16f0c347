import type { Switched } from '../../net/behaviour.ts';
import type { ClientHelloRule, Rule } from '../censor/rule.ts';
import { hostsOf, knownHosts } from '../hosts.ts';
import { anyOf, blocked, type Scenario } from './scenario.ts';

const ofWhatsApp = hostsOf('whatsapp');

const cut = (answer: ClientHelloRule['answer']): Rule => ({ kind: 'client-hello', names: ofWhatsApp, answer });
const cutByServer = (kind: 'reset-after-client-hello' | 'close-after-client-hello') =>
  Object.fromEntries(ofWhatsApp.map((host): [string, readonly Switched[]] => [host, [{ kind }]]));

/** Servers are farther away than the line is long, ms. */
const farther = (names: readonly string[], ms: number): Rule => ({ kind: 'throttle', names, delayMs: ms / 2 });
const others = knownHosts.filter((host) => !ofWhatsApp.includes(host));

type World = Omit<Scenario, 'network' | 'source'> & Partial<Pick<Scenario, 'source'>>;

const world = (one: World): Scenario => ({
  network: 'online',
  services: { whatsapp: blocked('tls', 'reset') },
  source:
    'resets on mobile lines in Russia, 30 to 50 ms after the hello, at round trips of 58 to 95 ms (CensorPulse, 2026)',
  ...one,
});

const closed = anyOf(
  'Firefox has one name for a connection that is closed and for one that is reset',
  blocked('tls', 'closed'),
  blocked('tls', 'reset'),
);

const byBox = (roundTripMs: number, censorRoundTripMs: number): Scenario =>
  world({
    name: `reset-${censorRoundTripMs}-ms-away-of-${roundTripMs}`,
    line: { roundTripMs, censorRoundTripMs },
    rules: [cut('reset')],
    // The server would be only a third farther away, which is not enough to be certain.
    ...(censorRoundTripMs > 0.7 * roundTripMs ? {} : { cutOnTheWay: ['whatsapp'] }),
  });

const byServer = (one: Omit<World, 'cutOnTheWay' | 'source'>): Scenario =>
  world({
    behaviours: cutByServer('reset-after-client-hello'),
    ...one,
    source: 'a server that turns clients away',
    cutOnTheWay: [],
  });

/** Handshakes that are cut off on the path, at several distances, or by their server. */
export const resets: readonly Scenario[] = [
  ...[40, 90, 200].flatMap((roundTripMs) => [5, 12, 30].map((ms) => byBox(roundTripMs, ms))),
  ...[40, 60, 90, 200].map((roundTripMs) =>
    byServer({ name: `reset-by-its-server-${roundTripMs}-ms-away`, line: { roundTripMs } }),
  ),
  byServer({
    name: 'reset-by-the-near-edge-of-a-cdn',
    line: { roundTripMs: 45 },
    rules: [farther(others, 100)],
  }),
  byServer({
    name: 'reset-by-a-far-server',
    line: { roundTripMs: 45 },
    rules: [farther(ofWhatsApp, 150)],
  }),
  byServer({
    name: 'reset-by-its-server-beside-a-download',
    line: { roundTripMs: 60, downBitsPerSecond: 8_000_000 },
    downloadsBeside: true,
  }),
  byServer({ name: 'reset-by-its-server-on-a-busy-device', line: { roundTripMs: 60 }, computesBeside: true }),
  ...[undefined, [443], [80]].map((ports) =>
    byServer({
      name: `reset-by-its-server-behind-a-proxy-that-accepts-${ports ?? 'all'}`,
      line: { roundTripMs: 90, censorRoundTripMs: 5 },
      rules: [{ kind: 'accept-early', names: ['*'], ...(ports ? { ports } : {}) }],
    }),
  ),
  world({
    name: 'reset-on-the-way-to-a-far-server',
    line: { roundTripMs: 45 },
    rules: [cut('reset'), farther(ofWhatsApp, 150)],
    cutOnTheWay: ['whatsapp'],
  }),
  world({
    name: 'closed-on-the-way',
    line: { roundTripMs: 90, censorRoundTripMs: 12 },
    rules: [cut('close')],
    services: { whatsapp: closed },
    cutOnTheWay: ['whatsapp'],
  }),
  byServer({
    name: 'closed-by-its-server',
    line: { roundTripMs: 90 },
    behaviours: cutByServer('close-after-client-hello'),
    services: { whatsapp: closed },
  }),
];
