import { services } from '../../src/catalogue/catalogue.ts';
import { localClock } from '../../src/history/local-time.ts';
import { rollUp } from '../../src/history/roll-up.ts';
import { seededRandom } from '../../src/model/chance.ts';
import { functionIds } from '../../src/model/function-ids.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import {
  type StoredDay,
  type StoredHours,
  storeDay,
  storeHours,
} from '../../src/platform/store/indexed/stored-days.ts';
import { storeObservations } from '../../src/platform/store/indexed/stored-observations.ts';
import { storeRound } from '../../src/platform/store/indexed/stored-round.ts';

/** A year of checks: 12 services with 5 functions each, every 15 minutes. */

export const roundsOfYear = 365 * 24 * 4;
const everyMs = 15 * 60_000;
const serviceCount = 12;
/** The set of blocked services changes after this many rounds: half a day. */
const roundsOfSet = 48;
const blockedSetCount = 40;
const blockedShare = 0.2;
/**
 * Different rounds made for each set of blocked services, then repeated. Deflated times are relative to the start
 * of their round.
 */
const variantsOfSet = 10;

/** One round in its stored form, for a page to store again at many times. */
export interface Variant {
  /** Deflated, in base64, like the next one. */
  readonly round: string;
  readonly observations: string;
}

export interface Year {
  readonly variants: readonly Variant[];
  /** The start of each round, oldest first, and its variant. */
  readonly rounds: readonly (readonly [at: number, variant: number])[];
  readonly days: readonly StoredDay[];
  readonly hours: readonly StoredHours[];
}

/** @param until epoch ms of the newest round */
export async function makeYear(until: number): Promise<Year> {
  const random = seededRandom(7);
  const chosen = services.slice(0, serviceCount).map(({ id }) => id);
  const blockedSets = [...Array(blockedSetCount).keys()].map(
    () => new Set(chosen.filter(() => random() < blockedShare)),
  );
  const made = blockedSets.flatMap((blocked) =>
    [...Array(variantsOfSet).keys()].map(() => roundOf(chosen, blocked, random)),
  );
  const common: Omit<Round, 'at' | 'verdicts'> = {
    extent: 'data-saver',
    trigger: 'schedule',
    status: 'finished',
    services: chosen,
    profile: 'unknown',
    network: { state: 'online', because: ['foreign-controls-answer'], controlMs: 140, answered: 6, tried: 6 },
  };
  const rounds = [...Array(roundsOfYear).keys()].map((index) => {
    const blockedSet = Math.floor(index / roundsOfSet) % blockedSetCount;
    const variant = blockedSet * variantsOfSet + Math.floor(random() * variantsOfSet);
    return [until - (roundsOfYear - 1 - index) * everyMs, variant] as const;
  });
  const variants = await Promise.all(
    made.map(async ({ verdicts, observations }) => ({
      round: base64Of(await storeRound({ ...common, at: 0, endedAt: 9000, verdicts })),
      observations: base64Of(await storeObservations(0, observations)),
    })),
  );
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const whole = rounds.map(([at, variant]) => ({ ...common, at, verdicts: made[variant]?.verdicts ?? [] }));
  const { days, hours } = rollUp(whole, localClock(zone));
  return { variants, rounds, days: days.map(storeDay), hours: hours.map(storeHours) };
}

function base64Of(stored: object): string {
  if (!('packed' in stored && stored.packed instanceof Uint8Array)) throw new Error('it is not stored deflated');
  return Buffer.from(stored.packed).toString('base64');
}

function roundOf(chosen: readonly string[], blocked: ReadonlySet<string>, random: () => number) {
  const upTo = (most: number) => Math.floor(random() * most);
  const observations: Observation[] = [];
  const verdicts = chosen.map((service): ServiceVerdict => {
    const isBad = blocked.has(service);
    const functions = functionIds.map((id): FunctionVerdict => {
      observations.push({
        subject: { kind: 'service', service, endpoint: `${id}-one`, function: id },
        probe: id === 'messages' ? 'websocket' : 'https',
        host: `${id}.${service}.example`,
        at: upTo(9000),
        tookMs: 50 + upTo(900),
        attempt: 1,
        phase: 'during',
        ...(isBad
          ? { outcome: { kind: 'failed', failure: 'connection_reset' }, browserError: 'net::ERR_CONNECTION_RESET' }
          : {
              outcome: { kind: 'answered', status: 200, healthy: true },
              stages: { dnsMs: upTo(60), tcpMs: upTo(90), tlsMs: upTo(120), firstByteMs: upTo(200) },
              addressKind: 'public',
              addressTag: upTo(65_536),
              protocol: 'h2',
            }),
        reused: false,
      });
      return isBad
        ? {
            function: id,
            state: 'blocked',
            cause: 'tls',
            manner: 'reset',
            confidence: 'likely',
            because: ['tries-agree', 'controls-fine'],
          }
        : {
            function: id,
            state: 'works',
            confidence: 'confident',
            because: ['fresh-answer'],
            ...(id === 'media' ? { kbps: 1000 + upTo(9000) } : {}),
          };
    });
    const state = isBad ? 'blocked' : 'works';
    return { service, state, confidence: 'likely', functions, because: ['fresh-answer'], at: 9000, ruleset: 1 };
  });
  return { verdicts, observations };
}
