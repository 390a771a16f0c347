import type { Evidence } from './evidence.ts';
import { limits } from './limit.ts';
import { type LineBelief, likeliestLine } from './line.ts';
import { logSum } from './log-sum.ts';
import { logsOfSpeeds, ownSpeeds } from './past.ts';
import type { SpeedSample } from './sample.ts';

/** A speed, kbit/s: in the middle of what is likely, and at its tenth and ninetieth part. */
export interface SpeedTold {
  readonly kbps: number;
  readonly from: number;
  readonly to: number;
}

/** How fast the samples of a service came. */
export function speedTold(samples: readonly SpeedSample[], belief: LineBelief): SpeedTold | undefined {
  const line = likeliestLine(belief);
  return told(logsOfSpeeds(samples, line).map((log, index) => [Math.min(ownSpeeds[index] as number, line.kbps), log]));
}

/** How fast the line is by its controls. */
export function lineTold(controls: readonly SpeedSample[]): SpeedTold | undefined {
  return controls.length === 0
    ? undefined
    : told(logsOfSpeeds(controls).map((log, index) => [ownSpeeds[index] as number, log]));
}

/** What rate a service is held to, if something holds it. */
export function limitTold({ held }: Evidence): SpeedTold | undefined {
  return told(
    limits.flatMap((limit, index) => ('kbps' in limit ? [[limit.kbps, held[index] as number] as const] : [])),
  );
}

function told(logs: readonly (readonly [kbps: number, log: number])[]): SpeedTold | undefined {
  const all = logSum(logs.map(([, log]) => log));
  const sorted = [...logs].sort(([one], [other]) => one - other);
  const at = (part: number) => {
    let sum = 0;
    for (const [kbps, log] of sorted) {
      sum += Math.exp(log - all);
      if (sum >= part) return kbps;
    }
    return sorted.at(-1)?.[0];
  };
  const [kbps, from, to] = [at(0.5), at(0.1), at(0.9)];
  return kbps === undefined || from === undefined || to === undefined ? undefined : { kbps, from, to };
}
