import { meaningOf } from '../../model/failures.ts';
import type { Observation, Subject } from '../../model/observation.ts';
import type { When } from '../../model/when.ts';
import type { Check } from '../check/check.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { lineOf } from '../network/line.ts';
import { frozenBytes } from './abroad.ts';
import {
  againstPast,
  fastestKbps,
  isBelowUsual,
  kbpsToKeep,
  type SampleBesidePast,
  sampleBesidePast,
} from './against-past.ts';
import { controlTransfers, mostFail } from './control-transfers.ts';
import { controlsThatPass, noControlPasses, wasLookedAt } from './first-controls.ts';
import { isTryBeside, lastSample, sampleOf, trickles } from './first-sample.ts';
import { type LineSpeed, lineSpeed } from './line-speed.ts';
import type { PastSpeeds } from './past-speeds.ts';
import { firstProbes, isPage } from './sample.ts';
import { barOf, isSlower, isSuspicious, slowAgainstUsualKbps, timesSlower } from './slower-than-controls.ts';
import { smallResult, smallTransfers } from './small-transfers.ts';
import { dependsOnSize, isPassed, speedOf, type TransferProbe, transfersOf } from './transfer.ts';

/** What the transfers of one function in one direction show. */
export interface TransferFacts {
  /** Did something small not pass either, while controls were looked at? */
  readonly smallFails: boolean;
  /**
   * The first sample. `nothing`: it says nothing about the service. `late`: others came many times faster. `fallen`: an
   * upload is slower than usual.
   */
  readonly firstSample: SampleBesidePast | 'not-made';
  /** Did no first sample of a control pass, so that no file of a service was sampled? */
  readonly stopped: boolean;
  /** Did the first sample of a control pass in this direction? */
  readonly beside: boolean;
  /** The speed of the line, by the fastest first sample of a control. */
  readonly line: LineSpeed;
  readonly closer: 'not-made' | 'made';
  /** The controls of the closer samples. `not-around`: most fail, or none passes before the tries or after them. */
  readonly controls: 'not-asked' | 'none-passes' | 'not-around' | 'pass';
  /** Are controls too slow to compare anything with: in this direction, or in that of downloads alone? */
  readonly controlsSlow: 'no' | 'downloads' | 'these';
  /** The tries that say something. A first sample that broke off is one of them where all others broke off, too. */
  readonly tries: 'none' | 'one' | 'several';
  /** Did any of the samples come over a connection from before the check? What slows new ones would not show there. */
  readonly isOnOld: boolean;
  /** How many of the closer samples raise no suspicion. */
  readonly fine: 'none' | 'some' | 'all';
  /** Did one move as much as it should? */
  readonly passes: boolean;
  /**
   * The closer samples beside what is usual on this network. `fallen`: each of them is at half of it or less, while
   * controls are as usual. `lossy`: they are below it as lost packets make them. `unknown`: nothing is usual yet, or the
   * controls have fallen too.
   */
  readonly speed: 'unknown' | 'usual' | 'lossy' | 'fallen';
  /**
   * Did each try break off, or take `timesSlower` times longer than the slowest control, and too long for a fast
   * line?
   */
  readonly slower: boolean;
}

/** What several transfers that broke off have in common. */
export interface BrokenFacts {
  /** A page is written by its server while it is sent; a file is there as a whole. */
  readonly of: 'page' | 'file' | 'upload';
  /** `much`: more came of one than filters let through. `nothing`: no byte of any. */
  readonly came: 'nothing' | 'little' | 'much';
  /** Was one cut off, and did not only fall silent? */
  readonly cut: boolean;
  /**
   * `crawls`: connecting took longer than `crawlMs`, and each step of it `timesSlower` times longer than usual; or one
   * try, or the first sample, moved more than filters let through before they freeze a connection, and did so slowly.
   * What was cut off does not crawl.
   */
  readonly pace: 'crawls' | 'quick';
}

/** The facts, with how much came. */
export interface Broken {
  readonly seen: BrokenFacts;
  /** kB of the file that came farthest; absent where none came, and where it is not known. */
  readonly stoppedAfterKilobytes?: number;
}

/** Combinations that cannot occur. */
export const transferNever: readonly When<TransferFacts>[] = [
  // The first sample may be a try, and is one only where it broke off.
  { closer: 'not-made', tries: 'several' },
  { closer: 'not-made', passes: true },
  { closer: 'not-made', fine: ['some', 'all'] },
  { tries: 'none', passes: true },
  { tries: 'none', slower: false },
  { fine: ['some', 'all'], passes: false },
  { passes: false, slower: false },
  { passes: false, speed: ['usual', 'lossy', 'fallen'] },
  { fine: ['some', 'all'], speed: 'fallen' },
  { controls: ['not-asked', 'none-passes'], controlsSlow: 'these' },
  { closer: 'not-made', firstSample: 'not-made', isOnOld: true },
];

/** Combinations that cannot occur. */
export const brokenNever: readonly When<BrokenFacts>[] = [
  // Its decompressed size does not show how much a filter let through.
  { of: 'page', came: 'much' },
  { pace: 'crawls', cut: true },
];

/** The facts, with the transfers that they are about. */
export interface Transfers<Seen> {
  readonly seen: Seen;
  readonly tries: readonly Observation[];
  /** The best speed of those that passed, kbit/s; absent where none was measured. */
  readonly kbps?: number;
  /** What is usual, where it has fallen. */
  readonly usualKbps?: number;
  /** The speed that later checks compare with theirs. */
  readonly keptKbps?: number;
}

export function transferFacts(
  probe: TransferProbe,
  subject: Subject,
  check: Check,
  past: PastSpeeds,
): Transfers<TransferFacts> {
  const controls = controlTransfers(probe, check);
  const large = transfersOf(subject, probe, check);
  const last = lastSample(subject, probe, check);
  const result = sampleBesidePast(subject, probe, check, past);
  const closer = large.filter(dependsOnSize);
  const first = result === 'broken' ? last : undefined;
  const tries = first && isTryBeside(closer, first, probe, check) ? [first, ...closer] : closer;
  const { speed, usualKbps } = againstPast(probe, closer, check, past);
  const isBelow = (o: Observation) => speed !== 'lossy' && isBelowUsual(probe, o, check, past);
  const fine = closer.filter((o) => !isSuspicious(o, controls, check) && !isBelow(o));
  const bar = { ...barOf(tries.length), ...(speed === 'fallen' ? { belowKbps: slowAgainstUsualKbps } : {}) };
  const shown = (speed === 'fallen' ? fastestKbps(probe, closer, check) : undefined) ?? bestKbps(tries);
  const kept = kbpsToKeep(probe, [...transfersOf(subject, firstProbes[probe], check), ...large], check);
  return {
    tries,
    ...speedsTold(large.length > 0 ? shown : (last?.transfer?.kbps ?? 0), usualKbps, kept),
    seen: {
      smallFails: smallResult(subject, probe, check) === 'failed' && wasLookedAt(check),
      firstSample: result ?? 'not-made',
      stopped: noControlPasses(check),
      beside: controlsThatPass(probe, check).length > 0,
      line: lineSpeed(check),
      closer: large.length > 0 ? 'made' : 'not-made',
      controls: controlsSay(controls, isBetweenControls(tries, probe, check)),
      controlsSlow: controls.isSlow ? 'these' : controlTransfers('download', check).isSlow ? 'downloads' : 'no',
      tries: manyOf(tries),
      isOnOld: large.length > 0 ? closer.some(isOnOldConnection) : last !== undefined && isOnOldConnection(last),
      fine: fine.length === 0 ? 'none' : fine.length === tries.length && !first ? 'all' : 'some',
      passes: tries.some(isPassed),
      speed,
      slower: tries.every((o) => !isPassed(o) || isSlower(o, controls, check, bar)),
    },
  };
}

function bestKbps(tries: readonly Observation[]): number {
  return Math.max(0, ...tries.filter(isPassed).map((o) => o.transfer?.kbps ?? 0));
}

function speedsTold(
  kbps: number,
  usualKbps: number | undefined,
  keptKbps: number | undefined,
): Pick<Transfers<unknown>, 'kbps' | 'usualKbps' | 'keptKbps'> {
  return {
    ...(kbps > 0 ? { kbps } : {}),
    ...(usualKbps === undefined ? {} : { usualKbps }),
    ...(keptKbps === undefined ? {} : { keptKbps }),
  };
}

/** Where everything from abroad is held back, first samples stand for closer ones, and controls for any that pass. */
export const heldBack = {
  smallFails: false,
  firstSample: 'not-made',
  stopped: false,
  beside: true,
  line: 'unknown',
  closer: 'made',
  controls: 'pass',
  controlsSlow: 'no',
  isOnOld: false,
  speed: 'unknown',
  slower: true,
} as const satisfies Partial<TransferFacts>;

/**
 * The facts of a service from abroad where everything from there is slowed or frozen. What is not fine is slow.
 * @param check with the controls inside the country, and where there are none, nothing to compare with
 */
export function abroadFacts(direction: TransferProbe, subject: Subject, check: Check): Transfers<TransferFacts> {
  const tries = transfersOf(subject, firstProbes[direction], check).filter(dependsOnSize);
  const fine = tries.filter((o) => sampleOf(o, direction, check) === 'fine');
  const best = Math.max(0, ...tries.filter(isPassed).map((o) => speedOf(o) ?? 0));
  // Uploads are tried only where downloads pass.
  const isLeftOut = direction === 'upload' && tries.length === 0;
  return {
    tries,
    ...(best > 0 ? { kbps: best } : {}),
    seen: {
      ...heldBack,
      ...(isLeftOut ? { controls: 'not-asked' } : {}),
      tries: manyOf(tries),
      fine: fine.length === 0 ? 'none' : fine.length === tries.length ? 'all' : 'some',
      passes: tries.some(isPassed),
    },
  };
}

/** @param tries at least one */
export function brokenFacts(direction: TransferProbe, tries: readonly Observation[], check: Check): Broken {
  const most = Math.max(...tries.map(({ transfer }) => transfer?.bytes ?? 0));
  const moved = tries.flatMap((o) => [o, ...transfersOf(o.subject, firstProbes[direction], check)]);
  const cut = tries.some(wasCut);
  const isSlow =
    tries.some(({ subject }) => connectingCrawls(subject, direction, check)) ||
    moved.some((o) => trickles(o, direction, check));
  const of = tries.some(isPage) ? 'page' : direction === 'upload' ? 'upload' : 'file';
  const stoppedAfterKilobytes = of === 'file' ? Math.round(most / 1000) : 0;
  return {
    ...(stoppedAfterKilobytes > 0 ? { stoppedAfterKilobytes } : {}),
    seen: {
      of,
      came: most === 0 ? 'nothing' : most >= frozenBytes && of !== 'page' ? 'much' : 'little',
      cut,
      pace: isSlow && !cut ? 'crawls' : 'quick',
    },
  };
}

/**
 * Connecting that takes longer than this can crawl. The server's own time does not count.
 * @source a handshake of 5 kB takes so long at 50 kbit/s
 */
const crawlMs = 800;

/** Both steps of connecting have to be slow: where one packet was lost, one of them is. */
function connectingCrawls(subject: Subject, direction: TransferProbe, check: Check): boolean {
  const { roundTripMs, handshakeMs } = lineOf(check);
  const stages = smallTransfers(subject, direction, check).flatMap((o) => (o.stages && !o.reused ? [o.stages] : []));
  if (stages.length === 0 || roundTripMs === undefined || handshakeMs === undefined) return false;
  return stages.every(
    ({ tcpMs, tlsMs }) =>
      tcpMs + tlsMs > crawlMs && tcpMs > timesSlower * roundTripMs && tlsMs > timesSlower * handshakeMs,
  );
}

function manyOf({ length }: readonly Observation[]): 'none' | 'one' | 'several' {
  return length > 1 ? 'several' : length === 1 ? 'one' : 'none';
}

function controlsSay(controls: ReturnType<typeof controlTransfers>, areAround: boolean): TransferFacts['controls'] {
  if (controls.passed + controls.failed === 0) return 'not-asked';
  if (controls.passed === 0) return 'none-passes';
  return areAround && !mostFail(controls) ? 'pass' : 'not-around';
}

function isBetweenControls(tries: readonly Observation[], probe: TransferProbe, check: Check): boolean {
  const places = tries.map((o) => check.seen.indexOf(o));
  const passed = check.seen.flatMap((o, index) =>
    o.subject.kind === 'control' && (o.probe === probe || o.probe === firstProbes[probe]) && isPassed(o) ? [index] : [],
  );
  return passed.some((index) => index < Math.min(...places)) && passed.some((index) => index > Math.max(...places));
}

function wasCut({ outcome, transfer }: Observation): boolean {
  return transfer?.end === 'cut' || (outcome.kind === 'failed' && meaningOf(outcome.failure).shows === 'cut');
}
