import type { Part } from '../store/read-counts.ts';

/** Sums the parts of all networks into one for each time. */
export function merged(parts: readonly Part[]): readonly Part[] {
  const times = new Map<number, Part>();
  for (const part of parts) {
    const known = times.get(part.time);
    times.set(part.time, known ? plus(known, part, 1) : { ...part, asn: 0 });
  }
  return [...times.values()].sort((a, b) => a.time - b.time);
}

/** The parts of a country minus those of one network. */
export function rest(country: readonly Part[], network: readonly Part[]): readonly Part[] {
  const own = new Map(network.map((part) => [part.time, part]));
  return country
    .map((part) => {
      const mine = own.get(part.time);
      return mine ? plus(part, mine, -1) : part;
    })
    .filter(({ n }) => n > 0);
}

const plus = (a: Part, b: Part, sign: 1 | -1): Part => ({
  ...a,
  n: a.n + sign * b.n,
  problem: a.problem + sign * b.problem,
  blocked: a.blocked + sign * b.blocked,
});
