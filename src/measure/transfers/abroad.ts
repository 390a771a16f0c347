import type { DomesticServices } from '../../model/domestic-services.ts';
import { isTimeout, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { type Check, checkOf, derived } from '../check/check.ts';
import { median } from '../check/median.ts';
import { isAnswer, isFreshAnswer } from '../check/outcomes.ts';
import { vendorsOf } from '../network/controls.ts';
import { lineOf, onNetworkMs, slowControlMs } from '../network/line.ts';
import { isPage } from './sample.ts';
import { maxRoundTrips, slowKbps, timesSlower } from './slower-than-controls.ts';
import { isPassed, saysNothing, slowestKbps, speedOf } from './transfer.ts';

/** What large downloads of a round show about all traffic from abroad. */
export type Abroad = 'frozen' | 'slowed';

/**
 * A filter that freezes connections lets no more than this through.
 * @source Russia: after 16 to 20 KB, or 25 packets; and one window more
 */
export const frozenBytes = 65_536;

/**
 * At least this many operators have to have a site abroad that freezes or is slow, while a domestic site is fine.
 * @source our choice: one of them may have trouble of its own
 */
const minControlsBeside = 2;

/**
 * The same where there is no domestic one to compare with.
 * @source our choice: a line that stalls by itself seldom does so at three sites in a row
 */
const minControlsAlone = 3;

/** The downloads of a round, grouped by where they come from. */
interface Downloads {
  readonly inside: readonly Observation[];
  /** Of controls abroad. */
  readonly controls: readonly Observation[];
  /** Of services from abroad. */
  readonly services: readonly Observation[];
}

/**
 * What happens to large downloads from abroad: they freeze or crawl while those from inside the country pass. Where
 * there is no domestic one to compare with, all of them have to freeze, and small ones to pass afterwards. Undefined
 * when neither happens, or when nothing shows it.
 */
export function abroadOf(check: Check, domesticServices: DomesticServices): Abroad | undefined {
  const looks = trafficFromAbroad(check, domesticServices);
  if (looks === 'frozen' && !smallOnesSince(check, domesticServices).some(isAnswer)) return undefined;
  return looks;
}

/** The same by the downloads alone. */
export function trafficFromAbroad(check: Check, domesticServices: DomesticServices): Abroad | undefined {
  const downloads = downloadsIn(check, domesticServices);
  if (allFroze(downloads, check)) return 'frozen';
  return areSlowed(downloads, check) ? 'slowed' : undefined;
}

/** The pages of controls abroad that were asked for after the last download from there. */
export function smallOnesSince(check: Check, domesticServices: DomesticServices): readonly Observation[] {
  const { controls, services } = downloadsIn(check, domesticServices);
  const last = Math.max(...[...controls, ...services].map((o) => check.seen.indexOf(o)));
  return check.seen
    .slice(last + 1)
    .filter(({ subject, probe }) => subject.kind === 'control' && subject.class === 'foreign' && probe === 'https');
}

/** All controls abroad froze, and there is no domestic one: the services have to show whether everything does. */
export function onlyControlsFroze(check: Check): boolean {
  const { inside, controls } = downloadsIn(check, new Map());
  return inside.length === 0 && controls.every(froze) && vendorsOf(controls).size >= minControlsAlone;
}

/** The check without the transfers of controls abroad: services are compared with domestic ones alone. */
export const besideDomestic = derived((check) =>
  checkOf(
    check.seen.filter(
      ({ subject, transfer }) => !(subject.kind === 'control' && subject.class === 'foreign' && transfer),
    ),
  ),
);

/** Stopped early, or cut. A head that does not come counts: with long TLS records nothing of the body is seen. */
export function froze(o: Observation): boolean {
  if (isPassed(o) || (o.transfer?.bytes ?? 0) >= frozenBytes) return false;
  if (o.outcome.kind !== 'failed') return true;
  return isTimeout(o.outcome.failure) || meaningOf(o.outcome.failure).shows === 'cut';
}

const downloadProbes: ReadonlySet<Observation['probe']> = new Set(['first-download', 'download']);

function downloadsIn(check: Check, domesticServices: DomesticServices): Downloads {
  const here = new Set(
    check.controls.flatMap(({ subject }) => (subject.kind === 'control' ? (subject.country ?? []) : [])),
  );
  // Many pages are shorter than what a filter lets through.
  const downloads = check.seen.filter((o) => downloadProbes.has(o.probe) && !saysNothing(o) && !isPage(o));
  const countryOf = ({ subject }: Observation) =>
    subject.kind === 'control' ? subject.country : domesticServices.get(subject.service);
  const ofServices = downloads.filter(({ subject }) => subject.kind === 'service');
  // A service of a country that may or may not be this one shows nothing.
  const isInside = (o: Observation) => {
    const country = countryOf(o);
    return country !== undefined && here.has(country) && (o.subject.kind === 'control' || isPassed(o));
  };
  return {
    inside: downloads.filter(isInside),
    controls: downloads.filter(({ subject }) => subject.kind === 'control' && subject.class === 'foreign'),
    services: ofServices.filter((o) => countryOf(o) === undefined),
  };
}

function allFroze({ inside, controls, services }: Downloads, check: Check): boolean {
  if (!inside.every(isPassed) || !controls.every(froze)) return false;
  if (isLineFull(controls, check)) return false;
  const vendors = vendorsOf(controls).size;
  // A messenger may be spared: its own row says so.
  if (inside.length > 0) return vendors >= minControlsBeside;
  if (services.some(isPassed) || !services.some(froze)) return false;
  return vendors >= minControlsAlone;
}

/**
 * Was every answer late while these stood still? A slow line that its own traffic fills stalls without anybody's doing; a
 * filter that freezes leaves it empty.
 */
function isLineFull(frozen: readonly Observation[], check: Check): boolean {
  const since = Math.min(...frozen.map(({ at }) => at));
  const meanwhile = check.seen.filter((o) => o.at >= since && isFreshAnswer(o) && o.transfer?.direction !== 'down');
  return (median(meanwhile.map(onNetworkMs)) ?? lineOf(check).typicalNetworkMs ?? 0) > slowControlMs;
}

/**
 * Are all of them slow, and not because of the distance, and is their median many times slower than the slowest
 * domestic one? It is the median, so that a single one that came in a burst does not decide.
 */
function areSlowed({ inside, controls }: Downloads, check: Check): boolean {
  if (inside.length === 0 || !inside.every(isPassed)) return false;
  const passed = controls.filter(isPassed);
  const isSlow = (o: Observation) => {
    const roundTripMs = Math.max(0, ...check.at(o.host).flatMap(({ stages }) => stages?.tcpMs ?? []));
    return (speedOf(o) ?? slowKbps) < slowKbps && o.tookMs > maxRoundTrips * roundTripMs;
  };
  if (!passed.every(isSlow) || vendorsOf(passed).size < minControlsBeside) return false;
  const slow = passed.flatMap((o) => speedOf(o) ?? []).sort((a, b) => a - b);
  // Of two the faster one.
  const usual = slow[Math.floor(slow.length / 2)] ?? slowKbps;
  return usual * timesSlower < (slowestKbps(inside) ?? 0);
}
