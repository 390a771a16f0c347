import type { SpeedSample } from './sample.ts';

/** Works it out once for each sample. */
export function onceEach<Value>(work: (sample: SpeedSample) => Value): (sample: SpeedSample) => Value {
  const known = new WeakMap<SpeedSample, Value>();
  return (sample) => {
    const before = known.get(sample);
    if (before !== undefined) return before;
    const value = work(sample);
    known.set(sample, value);
    return value;
  };
}
