import { expect } from 'vitest';

/** A golden test. It throws if an expectation fails. */
export type Golden = () => unknown;

type Body = (...given: readonly unknown[]) => unknown;

/** A replacement for Vitest that runs its tests one by one. */
export function standIn(): {
  readonly module: object;
  /** The tests that are described while `load` runs. */
  readonly goldensOf: (load: () => Promise<unknown>) => Promise<readonly Golden[]>;
} {
  let goldens: Golden[] = [];
  const it = (_name: string, body: Body) => {
    goldens.push(() => body());
  };
  const describe = (_name: string, body: Body) => body();
  const each =
    (of: (name: string, body: Body) => unknown) => (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows) of(name, () => body(...(Array.isArray(row) ? row : [row])));
    };
  return {
    module: {
      expect,
      it: Object.assign(it, { each: each(it) }),
      describe: Object.assign(describe, { each: each(describe) }),
    },
    async goldensOf(load) {
      goldens = [];
      await load();
      return goldens;
    },
  };
}
