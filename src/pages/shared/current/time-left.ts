import type { Round, Stage } from '../../../model/round.ts';

/**
 * How long each stage of a check takes where something is wrong, in their order: until silence is certain, until the
 * transfers and call servers are through, and until the browser says which step was not answered.
 * @source our choice: a little more than what most checks of the lab take, so that the number is seldom too small
 */
const stageMs = { reach: 15_000, confirming: 15_000, speed: 8000, 'final-retry': 35_000 } as const satisfies Record<
  Stage,
  number
>;

/** When the check is expected to end. */
export interface Estimate {
  readonly stage: Stage;
  /** Epoch ms. */
  readonly endsAt: number;
  /** It was put off once, and is not again. */
  readonly grown: boolean;
}

/**
 * The next estimate. It changes with the stage only, and grows once at most.
 * @param pausesMs the pauses of a quiet check
 */
export function estimateOf(before: Estimate | undefined, round: Round, now: number, pausesMs = 0): Estimate {
  const stage = stageOf(round);
  if (before?.stage === stage) return before;
  const endsAt = stage === 'reach' ? round.at + stageMs.reach + pausesMs : now + stageMs[stage];
  if (!before) return { stage, endsAt, grown: false };
  if (endsAt <= before.endsAt) return { stage, endsAt, grown: before.grown };
  return before.grown ? { ...before, stage } : { stage, endsAt, grown: true };
}

/** For a person: none once the time is over, and coarse where it is long. */
export function secondsLeft({ endsAt }: Estimate, now: number): number | undefined {
  const left = Math.ceil((endsAt - now) / 1000);
  if (left <= 0) return undefined;
  return left > 10 ? Math.ceil(left / 5) * 5 : left;
}

/** What the check still waits for, the longest wait first. */
function stageOf({ services, verdicts, stages = {} }: Round): Stage {
  const judged = new Set(verdicts.map(({ service }) => service));
  const open = new Set(services.map((id) => (judged.has(id) ? stages[id] : 'reach')));
  if (open.has('reach') || open.has('confirming')) return 'reach';
  return open.has('speed') || !open.has('final-retry') ? 'speed' : 'final-retry';
}
