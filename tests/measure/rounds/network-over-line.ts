import { packaged, services } from '../../../src/catalogue/catalogue.ts';
import { controlsFor } from '../../../src/catalogue/controls-by-country.ts';
import { originsFor } from '../../../src/catalogue/origins.ts';
import { pastSpeeds } from '../../../src/measure/transfers/past-speeds.ts';
import type { Random } from '../../../src/model/chance.ts';
import type { Round } from '../../../src/model/round.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import { makePlan } from '../../../src/schedule/plan.ts';
import { planAfter } from '../../../src/schedule/services-in-turn.ts';
import type { TransferOptions } from '../path/transfers.ts';
import type { HonestLine } from '../speed/honest-lines.ts';
import { type RoundOverLine, roundOverLine } from './round-over-line.ts';
import type { Way } from './simulated-fetch.ts';

/** The services of a check that a new user makes. */
const ids: readonly ServiceId[] = ['telegram', 'discord', 'whatsapp', 'viber', 'messenger', 'signal', 'max'];
const checked = ids.flatMap((id) => services.filter((service) => service.id === id));
const controls = controlsFor(undefined, packaged);

/** Whose each host is. */
export const serviceAt = new Map(
  checked.flatMap((service) => originsFor([service], []).map((pattern) => [hostOf(pattern), service.id] as const)),
);

/** What holds some of the services back, in one direction. */
export interface Held {
  readonly direction: 'down' | 'up';
  readonly limit: TransferOptions['limit'];
  /** How many of them, from the first on. */
  readonly services: number;
}

/** The services that are held back. */
export const heldOf = ({ services }: Held): readonly ServiceId[] => ids.slice(0, services);

/** What one check meets. */
export interface CheckOnLine {
  readonly line: HonestLine;
  readonly held?: Held;
}

/** Checks of one network, one after the other, each of which knows the earlier ones. */
export async function networkOverLine(checks: readonly CheckOnLine[], random: Random): Promise<RoundOverLine[]> {
  const rounds: RoundOverLine[] = [];
  for (const { line: on, held } of checks) {
    const { line, controlsMs, services: ofServices } = on;
    const earlier = rounds.toReversed() as unknown as readonly Round[];
    const whole = makePlan('whole', checked, controls, random);
    const plan = { ...planAfter(whole, earlier), past: pastSpeeds(earlier) };
    rounds.push(await roundOverLine(plan, line, (host) => wayTo(host, controlsMs, ofServices, held), random));
  }
  return rounds;
}

function wayTo(host: string, controlsMs: readonly number[], ofServices: HonestLine['services'], held?: Held): Way {
  const service = serviceAt.get(host);
  if (service === undefined) return { roundTripMs: controlsMs[host.length % controlsMs.length] ?? 20 };
  const { limit: own, ...way } = ofServices;
  const isHeld = held !== undefined && heldOf(held).includes(service);
  const { stopsAfterBytes, ...limit } = { ...own, ...(isHeld ? held.limit : {}) };
  const direction = held?.direction ?? 'down';
  return {
    ...way,
    ...(Object.keys(limit).length > 0 ? { held: { [direction]: limit } } : {}),
    ...(stopsAfterBytes === undefined ? {} : { stops: { direction, afterBytes: stopsAfterBytes } }),
  };
}

/** @param pattern `https://*.example.org/*` */
function hostOf(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\/(\*\.)?/, '').replace(/\/.*$/, '');
}
