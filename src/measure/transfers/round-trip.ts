import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { serviceOf } from '../check/service-of.ts';
import { lineOf } from '../network/line.ts';

/**
 * No host is farther away than the line's own round trip plus this, ms.
 * @source in glass, light takes 200 ms to the other side of the Earth and back; twice that, since cables are not straight
 */
export const farthestMs = 400;

/**
 * From a host that is farther away than this a sample is requested as a whole: each part costs round trips, to ask for
 * it and to get up to speed.
 * @source our choice: a twentieth of the two seconds after which all answers are known
 */
export const shortRoundTripMs = 100;

/**
 * One round trip to a host, ms; undefined where the browser does not give it. Connecting to a host that is slowed shows
 * the queue before it, and not how far away it is.
 */
export function roundTripTo(host: string, check: Check): number | undefined {
  const own = check.at(host).flatMap(roundTripOf);
  if (own.length === 0) return undefined;
  const nearest = Math.min(...own, ...check.at(host).flatMap(answeredWithin));
  if (nearest <= farthestMs) return nearest;
  return Math.min(nearest, (lineOf(check).roundTripMs ?? 0) + farthestMs);
}

/** No round trip is longer than a small answer over a connection that there was already. */
function answeredWithin({ probe, outcome, reused, tookMs }: Observation): number[] {
  return reused && outcome.kind === 'answered' && smallAnswers.has(probe) && tookMs > 0 ? [tookMs] : [];
}

/** Probes whose answer is a few packets. */
export const smallAnswers: ReadonlySet<Observation['probe']> = new Set(['https', 'object-head', 'small-upload']);

/**
 * What one round trip to a host takes at most, ms; undefined where nothing shows it. The browser gives none of a
 * connection from before, so small answers alone bound it.
 */
export function longestRoundTripMs(host: string, check: Check): number | undefined {
  const answers = check.at(host).flatMap(answeredWithin);
  const bound = answers.length > 0 ? Math.min(...answers, (lineOf(check).roundTripMs ?? 0) + farthestMs) : undefined;
  return roundTripTo(host, check) ?? bound;
}

/**
 * One round trip to the nearest host of the same service, ms. Where one is much farther than another, that may be the
 * queue before a service that is held up; a second look over another connection shows it.
 */
export function roundTripToNearest(o: Pick<Observation, 'subject' | 'host'>, check: Check): number | undefined {
  const service = serviceOf(o);
  const hosts = new Set(check.seen.flatMap((other) => (serviceOf(other) === service ? other.host : [])));
  const all = [o.host, ...(service === undefined ? [] : hosts)].flatMap((host) => roundTripTo(host, check) ?? []);
  return all.length > 0 ? Math.min(...all) : undefined;
}

/** One round trip to a host, or where none is known, the line's own. */
export function expectedRoundTripMs(host: string, check: Check): number {
  return roundTripTo(host, check) ?? lineOf(check).roundTripMs ?? 0;
}

/**
 * One round trip to its host at most, if the browser gives it: connecting takes one, and so does an answer. Either can
 * wait in a queue besides.
 */
function roundTripOf({ stages, reused }: Observation): number[] {
  if (!stages || reused || stages.tcpMs <= 0) return [];
  return [Math.min(stages.tcpMs, stages.firstByteMs > 0 ? stages.firstByteMs : stages.tcpMs)];
}
