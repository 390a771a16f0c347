import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { firstProbes } from './sample.ts';
import { dependsOnSize, isPassed, speedAtLeast, type TransferProbe } from './transfer.ts';

/** The samples of one side in one direction. */
export interface SampleSpeeds {
  /** Speeds of those that passed, kbit/s, slowest first; of one that came all at once, at least. */
  readonly kbps: readonly number[];
  /** How many stopped on the way. */
  readonly stopped: number;
}

/** How fast the files of a service came or went, beside those of controls in the same check. */
export interface SpeedsBeside {
  readonly function: 'media' | 'upload';
  readonly here: SampleSpeeds;
  readonly control: SampleSpeeds;
}

const directions = [
  ['media', 'download'],
  ['upload', 'upload'],
] as const satisfies readonly (readonly [SpeedsBeside['function'], TransferProbe])[];

/** The speeds of each direction in which something of the service was sampled. */
export function speedsBeside(service: ServiceId, check: Check): SpeedsBeside[] {
  return directions
    .map(([place, direction]) => {
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
    kbps: passed.map(speedAtLeast).toSorted((one, other) => one - other),
    stopped: samples.length - passed.length,
  };
}
