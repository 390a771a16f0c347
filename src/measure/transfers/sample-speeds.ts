import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { keptIn } from './past-speeds.ts';
import { firstProbes } from './sample.ts';
import { dependsOnSize, isPassed, speedOf } from './transfer.ts';

/** The samples of one side in one direction. */
export interface SampleSpeeds {
  /** Speeds of those that passed, kbit/s, slowest first. What came all at once has none. */
  readonly kbps: readonly number[];
  readonly tries: number;
  /** How many stopped on the way. */
  readonly stopped: number;
}

/** How fast the files of a service came or went, beside those of controls in the same check. */
export interface SpeedsBeside {
  readonly function: 'media' | 'upload';
  readonly here: SampleSpeeds;
  readonly control: SampleSpeeds;
}

/** The speeds of each direction in which a sample of the service has a speed or stopped. */
export function speedsBeside(service: ServiceId, check: Check): SpeedsBeside[] {
  return (['download', 'upload'] as const)
    .map((direction) => {
      const { function: place } = keptIn[direction];
      const samples = [...check.by(firstProbes[direction]), ...check.by(direction)].filter(dependsOnSize);
      const own = samples.filter(
        ({ subject }) => subject.kind === 'service' && subject.service === service && subject.function === place,
      );
      const ofControls = samples.filter(({ subject }) => subject.kind === 'control');
      return { function: place, here: speedsOf(own), control: speedsOf(ofControls) };
    })
    .filter(({ here }) => here.kbps.length + here.stopped > 0);
}

function speedsOf(samples: readonly Observation[]): SampleSpeeds {
  const passed = samples.filter(isPassed);
  return {
    kbps: passed.flatMap((o) => speedOf(o) ?? []).toSorted((one, other) => one - other),
    tries: samples.length,
    stopped: samples.length - passed.length,
  };
}
