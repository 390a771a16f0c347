import type { Path } from './path.ts';
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

/** The same for each path that it may have come by. */
export function onceEachOn<Value>(
  work: (sample: SpeedSample, path: Path) => Value,
): (sample: SpeedSample, path: Path) => Value {
  const known = onceEach(() => new Map<Path, Value>());
  return (sample, path) => {
    const of = known(sample);
    const before = of.get(path);
    if (before !== undefined) return before;
    const value = work(sample, path);
    of.set(path, value);
    return value;
  };
}
