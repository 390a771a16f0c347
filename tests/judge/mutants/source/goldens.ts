import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import fastCheck from 'fast-check';
import { type Bundle, pathOf } from './bundle.ts';
import type { Switches } from './instrument.ts';
import { type Golden, standIn } from './stand-in.ts';

/** Loads the tests of a file (path from the root), with everything that they need, once for each set of switches. */
export type Load = (file: string) => Promise<readonly Golden[]>;

/** A loader that loads the bundle anew for each set of switches. */
export async function loaderOf({ code, required }: Bundle): Promise<(switches: Switches) => Load> {
  // The examples are the same each time.
  fastCheck.configureGlobal({ seed: 1 });
  const run = compileFunction(code, ['require', 'exports', 'switches']);
  const modules = new Map(
    await Promise.all(
      required.map(async (name) => {
        const isOurs = /^(src|tests)\//.test(name);
        return [
          isOurs ? `./${name}` : name,
          await import(isOurs ? String(pathToFileURL(pathOf(name))) : name),
        ] as const;
      }),
    ),
  );
  return (switches) => {
    const { module, goldensOf } = standIn();
    const exports: { load?: Readonly<Record<string, () => Promise<unknown>>> } = {};
    run((name: string) => (name === 'vitest' ? module : modules.get(name)), exports, switches);
    return (file) => goldensOf(async () => exports.load?.[file]?.());
  };
}
