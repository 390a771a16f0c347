import type { Observation, Subject } from './observation.ts';
import {
  isNoTry,
  isPassed,
  isSlower,
  isSuspicious,
  type Scale,
  scaleOf,
  slowAgainstUsualKbps,
  slowKbps,
  speedOf,
  type TransferProbe,
  timesSlower,
  transfersOf,
} from './transfers.ts';
import type { FunctionVerdict, Reason } from './verdict-words.ts';

/** A connection that is cut short by a filter ends within this; source: 16 to 20 KB in Russia, 25 packets, one window more. */
const frozenBytes = 65_536;

export interface Judging {
  readonly seen: readonly Observation[];
  /** Median speed of this function in earlier checks that found it sound, kbit/s; absent where there are too few. */
  readonly usualKbps?: number;
}

/**
 * What moving a large object says of a function; undefined where the round moved none.
 * @param subject of the transfers: one endpoint, with the function that they stand for
 */
export function judgeTransfer(
  probe: TransferProbe,
  subject: Subject,
  judging: Judging,
): Omit<FunctionVerdict, 'function'> | undefined {
  const { seen } = judging;
  const scale = scaleOf(probe, seen);
  if (scale.passed + scale.failed === 0) {
    return scaleOf('download', seen).isSlow ? unsure('line-too-slow-to-compare') : undefined;
  }
  const tries = transfersOf(subject, probe, seen).filter((o) => !isNoTry(o));
  const fine = tries.filter((o) => !isSuspicious(o, scale));
  const best = fastest(tries);
  const speed = best === undefined || probe === 'upload' ? {} : { kbps: best };
  if (fine.length > 0) {
    const agree = fine.length === tries.length;
    return {
      state: 'works',
      confidence: agree ? 'confident' : 'likely',
      ...speed,
      because: [agree ? 'fresh-answer' : 'tries-disagree'],
    };
  }
  if (scale.passed === 0) return unsure('control-transfer-failed');
  if (scale.isSlow) return unsure('line-too-slow-to-compare');
  if (tries.length === 0) return unsure('not-tried');
  if (tries.length === 1) return unsure('one-try-only');
  if (scale.failed > 0 || !controlsAround(tries, probe, seen)) return unsure('control-transfer-failed');
  return judgeDoubtful(tries, scale, probe, judging, speed);
}

/** Two tries that went wrong, with controls that went well before and after. */
function judgeDoubtful(
  tries: readonly Observation[],
  scale: Scale,
  probe: TransferProbe,
  { seen, usualKbps }: Judging,
  speed: { readonly kbps?: number },
): Omit<FunctionVerdict, 'function'> {
  const broken = tries.filter((o) => !isPassed(o));
  if (broken.length === tries.length && broken.every((o) => (o.transfer?.bytes ?? 0) < frozenBytes)) {
    const began = broken.some((o) => (o.transfer?.bytes ?? 0) > 0);
    const small = smallAnswer(tries, probe, seen);
    // A server may hang up on what it does not want; only a silence that small things pass through is a filter's.
    if (!began && small !== 'answered')
      return unsure(small === undefined ? 'one-try-only' : 'small-does-not-pass-either');
    if (probe === 'upload' && broken.some(({ transfer }) => transfer?.end === 'cut')) return unsure('odd-answer');
    const silent = broken.every((o) => o.transfer?.end !== 'cut' && !wasReset(o));
    return {
      state: 'blocked',
      cause: 'freeze',
      manner: silent ? 'timeout' : 'reset',
      confidence: 'likely',
      because: ['tries-agree', began ? 'freezes-early' : 'small-passes-large-does-not', 'controls-fine'],
    };
  }
  const speeds = tries.flatMap((o) => o.transfer?.kbps ?? []);
  if (speeds.length < tries.length) return unsure('tries-disagree');
  const usual = againstUsual(Math.max(...speeds), usualKbps);
  if (usual === 'usual') return { state: 'works', confidence: 'likely', ...speed, because: ['usual-speed'] };
  const limit = usual === 'fallen' ? slowAgainstUsualKbps : slowKbps;
  if (!tries.every((o) => isSlower(o, scale, limit))) {
    return { state: 'works', confidence: 'likely', ...speed, because: ['fresh-answer'] };
  }
  const because: Reason[] = ['tries-agree', 'many-times-slower', 'controls-fine'];
  return {
    state: 'slow',
    cause: 'throttle',
    confidence: 'likely',
    ...speed,
    because: usual === 'fallen' ? [...because, 'slower-than-usual'] : because,
  };
}

/** Half of the usual speed is how lines are; a service that was always so slow here is not being slowed now. */
function againstUsual(kbps: number, usualKbps: number | undefined): 'unknown' | 'usual' | 'fallen' | 'between' {
  if (usualKbps === undefined) return 'unknown';
  if (kbps * 2 >= usualKbps) return 'usual';
  return kbps * timesSlower < usualKbps ? 'fallen' : 'between';
}

function controlsAround(tries: readonly Observation[], probe: TransferProbe, seen: readonly Observation[]): boolean {
  const places = tries.map((o) => seen.indexOf(o));
  const passed = seen.flatMap((o, index) =>
    o.subject.kind === 'control' && o.probe === probe && isPassed(o) ? [index] : [],
  );
  return passed.some((index) => index < Math.min(...places)) && passed.some((index) => index > Math.max(...places));
}

function smallAnswer(
  tries: readonly Observation[],
  probe: TransferProbe,
  seen: readonly Observation[],
): 'answered' | 'failed' | undefined {
  const kind = probe === 'download' ? 'object-head' : 'small-upload';
  const small = seen.find((o) => o.probe === kind && o.host === tries[0]?.host);
  if (!small) return undefined;
  return small.outcome.kind === 'answered' || small.outcome.kind === 'opaque' ? 'answered' : 'failed';
}

function wasReset({ outcome }: Observation): boolean {
  return outcome.kind === 'failed' && (outcome.failure === 'connection_reset' || outcome.failure === 'eof_error');
}

function fastest(tries: readonly Observation[]): number | undefined {
  const speeds = tries.filter(isPassed).flatMap((o) => speedOf(o) ?? []);
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

function unsure(because: Reason): Omit<FunctionVerdict, 'function'> {
  return { state: 'unsure', confidence: 'unsure', because: [because] };
}
