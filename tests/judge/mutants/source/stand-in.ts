import { expect } from 'vitest';

/** A test: it throws where what it expects does not come. */
export type Golden = () => unknown;

type Body = (...given: readonly unknown[]) => unknown;

/** What stands in for Vitest where its tests run one by one. */
export function standIn(): {
  readonly module: object;
  /** The tests that are described meanwhile. */
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
