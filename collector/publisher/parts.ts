import type { Part } from '../store/read-counts.ts';

/** Sums the parts of all networks, into one for each time. */
export function merged(parts: readonly Part[]): readonly Part[] {
  const times = new Map<number, Part>();
  for (const part of parts) {
    const known = times.get(part.time);
    times.set(part.time, known ? plus(known, part) : { ...part, asn: 0 });
  }
  return [...times.values()].sort((a, b) => a.time - b.time);
}

const plus = (a: Part, b: Part): Part => ({
  ...a,
  n: a.n + b.n,
  problem: a.problem + b.problem,
  blocked: a.blocked + b.blocked,
});
