import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { type Constants, constantsIn, madeOf, readsOf } from './declarations.ts';
import { instrumented } from './instrument.ts';
import { type Site, sitesOf } from './sites.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folders of src that mutants change, and whose tests are goldens. */
const folders = ['measure', 'judge', 'schedule'] as const;

/** Files that no mutant changes are loaded once for all of them. */
const shared = /^src\/(model|catalogue)\/|^tests\/judge\/read-scenarios\.ts$/;

/** Tests that take seconds, and notice hardly anything that no other test does. */
const slow = new Set([
  'tests/judge/from-report.test.ts',
  'tests/judge/properties.test.ts',
  'tests/judge/rulebook.test.ts',
  'tests/judge/steps.test.ts',
  'tests/judge/unknown-servers.test.ts',
  'tests/judge/worlds/whole-checks.test.ts',
  'tests/judge/worlds/worlds.test.ts',
  'tests/measure/rounds/rounds.test.ts',
  'tests/schedule/due-properties.test.ts',
  'tests/schedule/phases.test.ts',
]);

/** The sources, with a switch at each site, and all their tests, as one script. */
export interface Bundle {
  readonly code: string;
  readonly sites: readonly Site[];
  /** For each site that is computed when its file is loaded: the numbers of the constants that depend on it. */
  readonly readAs: readonly (readonly number[] | undefined)[];
  /** The tests, below the root. */
  readonly goldens: readonly string[];
  /** Modules that the script requires. */
  readonly required: readonly string[];
}

/** A file of the project. */
export const pathOf = (file: string) => join(root, file);

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();
}

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** No check asks the model of speed yet. */
const unused = /^(src|tests)\/measure\/speed\//;

const sources = folders.flatMap((folder) => filesIn(`src/${folder}`, '.ts')).filter((file) => !unused.test(file));

const allGoldens = folders
  .flatMap((folder) => filesIn(`tests/${folder}`, '.test.ts'))
  .filter((file) => !file.startsWith('tests/judge/mutants/') && !slow.has(file) && !unused.test(file));

export async function bundled(isGolden: (file: string) => boolean = () => true): Promise<Bundle> {
  const sites = sources.flatMap((file) => sitesOf(file, textOf(file)));
  const known: Constants = new Map(sources.flatMap((file) => [...constantsIn(file, textOf(file))]));
  const madeOfSite = sites.map((one) => (one.kind === 'predicate' ? undefined : madeOf(constantOf(one), known)));
  const constants = [...new Set(madeOfSite.flatMap((made) => [...(made ?? [])]))].sort();
  const numbers = new Map(constants.map((one, number) => [one, number]));
  const goldens = allGoldens.filter(isGolden);
  const withSwitches = (file: string) => {
    const text = textOf(file);
    const own = sites.flatMap((site, number) => (site.file === file ? [[number, site] as const] : []));
    const reads = readsOf(file, text, new Set(constants), file.startsWith('tests/')).map(
      (read) => [numbers.get(read.constant) ?? 0, read] as const,
    );
    return instrumented(file, text, own, reads);
  };
  const chunk = await chunkOf(goldens, withSwitches);
  return {
    code: chunk.code,
    sites,
    readAs: madeOfSite.map((made) => made && [...made].flatMap((one) => numbers.get(one) ?? [])),
    goldens,
    required: chunk.imports,
  };
}

/** The constant that a site belongs to. */
function constantOf({ file, name }: Site): string {
  return `${file} ${name.split(/[. ]/)[0]}`;
}

const entry = 'virtual:goldens';

/** @param textFor gives the text of a project file, by its path from the root */
async function chunkOf(goldens: readonly string[], textFor: (file: string) => string): Promise<Rolldown.OutputChunk> {
  const plugin: Plugin = {
    name: 'switches',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === entry) return entry;
      if (!source.startsWith('.') || !importer) return undefined;
      const path = resolve(importer, '..', source);
      return shared.test(relative(root, path)) ? { id: path, external: true } : undefined;
    },
    load(id) {
      if (id === entry) {
        const loading = goldens.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(pathOf(file))})`);
        return `export const load = {${loading.join(',')}};`;
      }
      if (!id.startsWith(root) || !id.endsWith('.ts')) return undefined;
      return textFor(relative(root, id)).replaceAll('import.meta.url', JSON.stringify(String(pathToFileURL(id))));
    },
  };
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [plugin],
    build: {
      write: false,
      ssr: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: entry, output: { format: 'cjs', codeSplitting: false }, treeshake: false },
    },
  });
  const [chunk] = (built as Rolldown.RolldownOutput).output;
  return chunk;
}
