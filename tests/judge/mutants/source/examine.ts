import { bundled } from './bundle.ts';
import { type Load, loaderOf } from './goldens.ts';
import type { Switches } from './instrument.ts';
import { mutantsOf, type SourceMutant } from './mutants.ts';

/** A golden test, and what it reaches if nothing is changed. */
interface Reach {
  readonly file: string;
  /** Its position in its file. */
  readonly place: number;
  readonly sites: ReadonlySet<number>;
  readonly constants: ReadonlySet<number>;
  /** How many switches it passes. */
  readonly steps: number;
}

/** The result for a mutant. */
export interface Examined {
  readonly key: string;
  readonly site: number;
  /** How many goldens reach it. */
  readonly reached: number;
  /** The golden that noticed it: file and place. */
  readonly noticedBy: string | undefined;
}

export interface Examination {
  readonly mutants: readonly SourceMutant[];
  readonly examine: (mutant: SourceMutant) => Promise<Examined>;
}

/** How long the loops of a golden test may go on: this many times its steps without a change, plus some more. */
const patience = { times: 50, steps: 100_000 };

/** @param isGolden selects tests by path from the root; by default all that are quick enough */
export async function prepared(isGolden?: (file: string) => boolean): Promise<Examination> {
  const bundle = await bundled(isGolden);
  const begin = await loaderOf(bundle);
  const goldens: Reach[] = [];
  for (const file of bundle.goldens) goldens.push(...(await reachOf(file, begin)));
  goldens.sort((one, other) => one.steps - other.steps);
  /** By folder and name of a source: the golden tests that noticed a mutant of it, the newest first. */
  const noticing = new Map<string, Reach[]>();
  return {
    mutants: mutantsOf(bundle.sites),
    async examine({ key, site, change }) {
      const { file = '' } = bundle.sites[site] ?? {};
      const readAs = bundle.readAs[site];
      const reaching = goldens.filter(({ sites, constants }) =>
        readAs ? readAs.some((one) => constants.has(one)) : sites.has(site),
      );
      const likely = [...(noticing.get(file) ?? []), ...goldens.filter((golden) => isTestOf(golden.file, file))];
      const inOrder = new Set([...likely.filter((golden) => reaching.includes(golden)), ...reaching]);
      const noticedBy = await firstThatNotices({ site, change }, inOrder, begin);
      if (noticedBy) noticing.set(file, [noticedBy, ...(noticing.get(file) ?? [])]);
      return {
        key,
        site,
        reached: reaching.length,
        noticedBy: noticedBy && `${noticedBy.file} ${noticedBy.place}`,
      };
    },
  };
}

/** Whether the test has the source's folder and name. */
function isTestOf(golden: string, source: string): boolean {
  return golden.replace(/^tests|\.test\.ts$/g, '') === source.replace(/^src|\.ts$/g, '');
}

async function reachOf(file: string, begin: (switches: Switches) => Load): Promise<Reach[]> {
  let sites = new Set<number>();
  let constants = new Set<number>();
  let steps = 0;
  const load = begin({
    site(number, value) {
      sites.add(number);
      steps += 1;
      return value;
    },
    read(number) {
      constants.add(number);
      steps += 1;
    },
    turn(goesOn) {
      steps += 1;
      return goesOn;
    },
  });
  const found = await load(file);
  const [loadedSites, loadedConstants] = [sites, constants];
  const reached: Reach[] = [];
  for (const [place, golden] of found.entries()) {
    [sites, constants, steps] = [new Set(), new Set(), 0];
    try {
      await golden();
    } catch (error) {
      throw new Error(`${file}: test ${place} fails where nothing is changed`, { cause: error });
    }
    reached.push({
      file,
      place,
      sites: new Set([...loadedSites, ...sites]),
      constants: new Set([...loadedConstants, ...constants]),
      steps,
    });
  }
  return reached;
}

async function firstThatNotices(
  { site, change }: Pick<SourceMutant, 'site' | 'change'>,
  goldens: Iterable<Reach>,
  begin: (switches: Switches) => Load,
): Promise<Reach | undefined> {
  let left = Number.POSITIVE_INFINITY;
  const step = () => {
    left -= 1;
    if (left < 0) throw new Error('it does not end');
  };
  const load = begin({
    site(number, value) {
      step();
      return number === site ? (change(value) as typeof value) : value;
    },
    read: step,
    turn(goesOn) {
      step();
      return goesOn;
    },
  });
  const loaded = new Map<string, Awaited<ReturnType<Load>>>();
  for (const golden of goldens) {
    const { file, place, steps } = golden;
    try {
      left = Number.POSITIVE_INFINITY;
      const tests = loaded.get(file) ?? (await load(file));
      loaded.set(file, tests);
      left = patience.times * steps + patience.steps;
      await tests[place]?.();
    } catch {
      return golden;
    }
  }
  return undefined;
}
