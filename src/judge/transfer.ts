import { frozenBytes } from '../measure/abroad.ts';
import {
  controlsThatPass,
  firstLook,
  firstProbes,
  lastLook,
  lineSpeed,
  noControlPasses,
  wasLookedAt,
} from '../measure/first-look.ts';
import {
  controlTransfers,
  isPassed,
  isSlower,
  isSuspicious,
  mostFail,
  saysNothing,
  slowAgainstUsualKbps,
  slowKbps,
  smallResult,
  type TransferProbe,
  timesSlower,
  tooSlowToSendKbps,
  transfersOf,
} from '../measure/transfer-samples.ts';
import { meaningOf } from '../model/failures.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { FunctionVerdict, Reason } from '../model/verdict.ts';
import { unsure } from './unsure.ts';

export interface Judging {
  readonly seen: readonly Observation[];
  /** Median speed of this function in earlier checks in which it worked, kbit/s; absent when there are too few. */
  readonly usualKbps?: number;
}

/**
 * Judges a function by its transfers; undefined when the round made none.
 * @param subject of the transfers: an endpoint and the function that they test
 */
export function judgeTransfer(
  probe: TransferProbe,
  subject: Subject,
  { seen, usualKbps }: Judging,
): Omit<FunctionVerdict, 'function'> | undefined {
  const controls = controlTransfers(probe, seen);
  const small = smallResult(subject, probe, seen);
  const large = transfersOf(subject, probe, seen);
  const look = firstLook(subject, probe, seen);
  if (small === 'failed' && wasLookedAt(seen)) return unsure('small-does-not-pass-either');
  if (look === undefined && noControlPasses(seen)) return unsure('not-tried', 'control-transfer-failed');
  if (look === undefined && lineSpeed(seen) === 'crawling') return unsure('line-too-slow-to-compare');
  if (large.length === 0 && look !== undefined) return judgeFirstLook(probe, subject, seen);
  if (controls.passed + controls.failed === 0) {
    return controlTransfers('download', seen).isSlow ? unsure('line-too-slow-to-compare') : undefined;
  }
  const closer = large.filter((o) => !saysNothing(o));
  const fine = closer.filter((o) => !isSuspicious(o, controls, seen));
  // A first look that broke off is one of two tries that have to agree.
  const first = look === 'broken' ? lastLook(subject, probe, seen) : undefined;
  const tries = first && closer.length > 0 && closer.every((o) => !isPassed(o)) ? [first, ...closer] : closer;
  const best = Math.max(0, ...tries.filter(isPassed).map((o) => o.transfer?.kbps ?? 0));
  const speed = best > 0 ? { kbps: best } : {};
  const works = (confidence: 'confident' | 'likely', because: Reason) =>
    ({ state: 'works', confidence, ...speed, because: [because] }) as const;

  if (fine.length > 0) {
    return fine.length === tries.length && !first
      ? works('confident', 'fresh-answer')
      : works('likely', 'tries-disagree');
  }
  if (controls.passed === 0)
    return unsure(...(tries.length > 0 ? [] : ['not-tried' as const]), 'control-transfer-failed');
  if (controls.isSlow && tries.some(isPassed)) return unsure('line-too-slow-to-compare');
  if (tries.length === 0) return unsure('not-tried');
  if (tries.length === 1) return unsure('one-try-only');
  if (mostFail(controls) || !controlsAround(tries, probe, seen)) return unsure('control-transfer-failed');

  if (tries.every((o) => !isPassed(o))) return judgeBroken(tries, probe) ?? unsure('tries-disagree');
  const usual = againstUsual(best, usualKbps);
  if (usual === 'usual') return works('likely', 'usual-speed');
  const limit = usual === 'fallen' ? slowAgainstUsualKbps : slowKbps;
  // A transfer that broke off counts as slow too.
  if (!tries.every((o) => !isPassed(o) || isSlower(o, controls, limit, seen))) return works('likely', 'fresh-answer');
  const because: Reason[] = ['tries-agree', 'many-times-slower', 'controls-fine'];
  return {
    state: 'slow',
    cause: 'throttle',
    confidence: 'likely',
    ...speed,
    because: usual === 'fallen' ? [...because, 'slower-than-usual'] : because,
  };
}

/** Judges a transfer that got no closer look: because nothing looked wrong, or because the round did not get to it. */
function judgeFirstLook(
  probe: TransferProbe,
  subject: Subject,
  seen: readonly Observation[],
): Omit<FunctionVerdict, 'function'> | undefined {
  const look = firstLook(subject, probe, seen);
  if (look === 'nothing') return undefined;
  if (controlsThatPass(probe, seen).length === 0) return unsure('control-transfer-failed');
  if (look !== 'fine') return unsure('one-try-only');
  if (lineSpeed(seen) === 'crawling') return unsure('line-too-slow-to-compare');
  const kbps = lastLook(subject, probe, seen)?.transfer?.kbps;
  return {
    state: 'works',
    confidence: 'confident',
    ...(kbps === undefined ? {} : { kbps }),
    because: ['fresh-answer'],
  };
}

/**
 * An upload that stalls, or that looked wrong and was not repeated, at a service whose downloads are too slow for it, is
 * judged slow: at such a speed it cannot end in time.
 */
export function asSlowAsDown(
  up: Omit<FunctionVerdict, 'function'>,
  down: Omit<FunctionVerdict, 'function'> | undefined,
): Omit<FunctionVerdict, 'function'> {
  const isSlowed = down?.state === 'slow' && (down.kbps ?? 0) <= tooSlowToSendKbps;
  const hasStalled = up.cause === 'freeze';
  if (!isSlowed || !(hasStalled || up.because.includes('one-try-only'))) return up;
  return {
    state: 'slow',
    cause: 'throttle',
    confidence: 'likely',
    because: [...(hasStalled ? ['tries-agree' as const] : []), 'many-times-slower', 'controls-fine'],
  };
}

/** Judges two broken transfers, when small transfers and those of controls passed. */
export function judgeBroken(
  tries: readonly Observation[],
  probe: TransferProbe,
): Omit<FunctionVerdict, 'function'> | undefined {
  const bytes = tries.map(({ transfer }) => transfer?.bytes ?? 0);
  if (Math.max(...bytes) >= frozenBytes) return undefined;
  const cut = tries.filter(wasCut);
  // Servers may cut an unwanted upload, but do not fall silent.
  if (cut.length > 0 && probe === 'upload') return unsure('odd-answer');
  return {
    state: 'blocked',
    cause: 'freeze',
    manner: cut.length > 0 ? 'reset' : 'timeout',
    confidence: 'likely',
    // A server with a fault may send the head of a large object without the body, but does not stop in the middle.
    because:
      Math.max(...bytes) > 0
        ? ['tries-agree', 'freezes-early']
        : ['tries-agree', 'small-passes-large-does-not', 'may-be-down'],
  };
}

/**
 * Compares with the usual speed. Half of it is normal variation, and a service that was always this slow is not being
 * slowed.
 */
function againstUsual(kbps: number, usualKbps: number | undefined): 'unknown' | 'usual' | 'fallen' | 'between' {
  if (usualKbps === undefined) return 'unknown';
  if (kbps * 2 >= usualKbps) return 'usual';
  return kbps * timesSlower < usualKbps ? 'fallen' : 'between';
}

/** Did controls pass before and after these tries? */
function controlsAround(tries: readonly Observation[], probe: TransferProbe, seen: readonly Observation[]): boolean {
  const places = tries.map((o) => seen.indexOf(o));
  const passed = seen.flatMap((o, index) =>
    o.subject.kind === 'control' && (o.probe === probe || o.probe === firstProbes[probe]) && isPassed(o) ? [index] : [],
  );
  return passed.some((index) => index < Math.min(...places)) && passed.some((index) => index > Math.max(...places));
}

function wasCut({ outcome, transfer }: Observation): boolean {
  return transfer?.end === 'cut' || (outcome.kind === 'failed' && meaningOf(outcome.failure).shows === 'cut');
}
