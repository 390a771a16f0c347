import type { HistoryRecord } from '../../src/history/export/history-record.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import {
  allServices,
  blockedBy,
  controlObservation,
  hourMs,
  minuteMs,
  observationOf,
  online,
  partialWebsocket,
  plainState,
  roundOf,
  siteVerdict,
  verdictOf,
} from './fixtures.ts';
import type { Scene } from './scenes.ts';

/** Background checks on two networks. */

const dayMs = 24 * hourMs;
/** How long WhatsApp has been blocked at home. */
const blockedSinceMs = 5 * hourMs;

export const monthsOfChecks = (now: number): Scene => checksOf(now, { days: 35, everyMs: hourMs });
export const oneDayOfChecks = (now: number): Scene => checksOf(now, { days: 1, everyMs: hourMs });
export const aYearOfChecks = (now: number): Scene => checksOf(now, { days: 365, everyMs: 3 * hourMs });

function checksOf(now: number, { days, everyMs }: { readonly days: number; readonly everyMs: number }): Scene {
  const random = seededRandom(11);
  const newest = now - 4 * minuteMs;
  const records: HistoryRecord[] = [];
  for (let at = newest - days * dayMs; at <= newest; at += everyMs) {
    // The computer sleeps on most nights.
    const hour = new Date(at).getHours();
    if (hour >= 1 && hour < 7 && random() < 0.8) continue;
    records.push(roundAt(at, newest - at, random));
  }
  const note = (daysAgo: number, text: string): HistoryRecord => ({
    kind: 'note',
    note: { day: isoDay(now - daysAgo * dayMs), text },
  });
  return {
    rounds: [],
    records: [
      ...records,
      { kind: 'network', network: { id: 'home', label: 'Home' } },
      {
        kind: 'network',
        network: { id: 'phone', label: 'Phone', metered: true },
      },
      note(0, 'Photos in WhatsApp stopped loading after lunch'),
      ...(days > 9 ? [note(9, 'Power cut from 9 to 11')] : []),
    ],
  };
}

function roundAt(at: number, age: number, random: () => number): HistoryRecord {
  const hour = new Date(at).getHours();
  const profile = age > 3 * hourMs && hour >= 10 && hour < 16 && random() < 0.5 ? 'phone' : 'home';
  const offline = random() < 0.02 && age > 0;
  const full = random() < 0.3;
  const network: NetworkVerdict = offline
    ? { state: 'offline', because: ['no-control-answers'], answered: 0, tried: 8 }
    : { ...online, controlMs: 90 + random() * 60, ...(full ? { kbps: 30_000 + random() * 30_000 } : {}) };
  const verdicts = allServices.map((service) =>
    offline
      ? plainState(service, at, 'unsure', ['network-offline'])
      : withSpeed(verdictAt(service, at, age, profile, random), full, random),
  );
  const round = roundOf(at, verdicts, { profile, network, trigger: 'schedule', extent: full ? 'whole' : 'data-saver' });
  return { kind: 'round', round, observations: age === 0 ? evidence(at) : [] };
}

function evidence(at: number): Observation[] {
  const reset = { kind: 'failed', failure: 'connection_reset' } as const;
  const cut = observationOf('whatsapp', at, { outcome: reset, browserError: 'net::ERR_CONNECTION_RESET' });
  return [
    cut,
    { ...cut, attempt: 2 },
    observationOf('telegram', at, { stages: { dnsMs: 18, tcpMs: 61, tlsMs: 70, firstByteMs: 52 } }),
    observationOf('telegram', at, {
      probe: 'websocket',
      outcome: { kind: 'failed', failure: 'websocket_failed' },
      subject: { kind: 'service', service: 'telegram', endpoint: 'kws2', function: 'messages' },
    }),
    controlObservation(at),
    controlObservation(at),
  ];
}

function verdictAt(service: string, at: number, age: number, profile: string, random: () => number): ServiceVerdict {
  const hour = new Date(at).getHours();
  const evening = hour >= 17 && hour < 23;
  if (service === 'whatsapp' && profile === 'home' && age <= blockedSinceMs)
    return blockedBy(service, at, 'tls', 'reset');
  if (service === 'telegram' && evening && random() < 0.7) return partialWebsocket(service, at);
  if (service === 'telegram' && age === 0) return partialWebsocket(service, at);
  if (service === 'discord' && evening && random() < 0.4) {
    const slow = { state: 'slow', cause: 'throttle', because: ['many-times-slower'] } as const;
    const { functions, ...rest } = verdictOf(service, at);
    const slowMedia = (one: FunctionVerdict) =>
      one.function === 'media' ? { ...one, ...slow, usualKbps: 12_000 } : one;
    return { ...rest, ...slow, confidence: 'likely', functions: functions.map(slowMedia) };
  }
  if (service === 'viber') return siteVerdict(service, at, random() < 0.04 ? 'site-blocked' : 'site-only');
  return random() < 0.02 ? plainState(service, at, 'unsure', ['tries-disagree']) : verdictOf(service, at);
}

function withSpeed(verdict: ServiceVerdict, full: boolean, random: () => number): ServiceVerdict {
  if (!full) return verdict;
  const kbps = (verdict.state === 'works' ? 12_000 : 300) * (0.6 + random());
  const functions = verdict.functions.map(
    (one): FunctionVerdict => (one.function === 'media' && one.state !== 'blocked' ? { ...one, kbps } : one),
  );
  return { ...verdict, functions };
}

function isoDay(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
