import { type Judged, judgedIn } from './judged.ts';
import { worlds } from './table.ts';
import type { World } from './world.ts';

/** Worlds that show the same facts although no instrument is missing, and their verdicts. */
export interface Alike {
  readonly worlds: readonly World[];
  /** States, causes and manners, each with its doubts. */
  readonly said: readonly string[];
  /** The browsers in which this holds; `unnamed`: without access to the host. Empty if it makes no difference. */
  readonly namings: readonly NonNullable<Judged['naming']>[];
}

interface Shown {
  readonly worlds: Set<World>;
  readonly said: Set<string>;
  readonly namings: Set<NonNullable<Judged['naming']>>;
}

const shown = (): Shown => ({ worlds: new Set(), said: new Set(), namings: new Set() });

/** The largest sets of worlds that cannot be told apart. */
export function alikeWorlds(): Alike[] {
  const byFacts = new Map<string, Shown>();
  for (const world of worlds) {
    for (const { said, facts, naming } of judgedIn(world, 'none')) {
      const key = JSON.stringify(facts);
      const same = byFacts.get(key) ?? shown();
      byFacts.set(key, same);
      same.worlds.add(world);
      same.said.add(inWords(said));
      if (naming) same.namings.add(naming);
    }
  }
  const sets = new Map<string, Shown>();
  for (const same of byFacts.values()) {
    if (same.worlds.size < 2) continue;
    const key = [...same.worlds].map(({ id }) => id).join();
    const set = sets.get(key) ?? { ...shown(), worlds: same.worlds };
    sets.set(key, set);
    for (const one of same.said) set.said.add(one);
    for (const one of same.namings) set.namings.add(one);
  }
  const all = [...sets.values()];
  const isPart = (part: Shown) =>
    all.some(
      (whole) =>
        whole.worlds.size > part.worlds.size && isIn(part.worlds, whole.worlds) && isIn(part.namings, whole.namings),
    );
  return all
    .filter((set) => !isPart(set))
    .map((set) => ({ worlds: [...set.worlds], said: [...set.said], namings: [...set.namings] }));
}

function isIn<One>(part: ReadonlySet<One>, whole: ReadonlySet<One>): boolean {
  return [...part].every((one) => whole.has(one));
}

function inWords({ state, cause, manner, because }: Judged['said']): string {
  const doubts = because.filter((reason) => reason.startsWith('may-be-') || reason.endsWith('-unclear'));
  return [state, cause, manner, ...doubts].flatMap((word) => word ?? []).join(', ');
}
