import type { Rolldown } from 'vite';
import { root } from './root.ts';

/**
 * Puts what the popup loads at first into few files: a browser requests each file, and the last result waits for all.
 * The bundler makes one file for each set of entries that share a module, and does not join small ones by itself
 * (https://github.com/rolldown/rolldown/issues/4788), so these are groups of its option `codeSplitting`.
 */

type Context = Rolldown.ChunkingContext;

/** The entry scripts whose files are shared. */
const beginnings = {
  popup: ['src/pages/popup/main.tsx'],
  unseen: ['src/offscreen/main.ts', 'src/offscreen/fresh.ts'],
};

/**
 * The files: first what hidden pages load too, then what visible pages share. A file includes all that its modules
 * import, so one that others import comes before them.
 */
export const sharedChunks = ['base', 'pages'].map((chunk) => ({
  name: (id: string, context: Context) => (chunkOf(id, context) === chunk ? chunk : undefined),
}));

function chunkOf(id: string, context: Context): string | undefined {
  const isOf = (name: keyof typeof beginnings) => modulesOf(name, context).has(id);
  if (!isOf('popup') || id.endsWith('.css')) return undefined;
  if (isOf('unseen')) return 'base';
  return /[\\/]src[\\/]pages[\\/]popup[\\/]/.test(id) ? undefined : 'pages';
}

const known = new Map<string, Set<string>>();

/** What a script loads before it runs. */
function modulesOf(name: keyof typeof beginnings, context: Context): Set<string> {
  const modules = known.get(name) ?? new Set(beginnings[name].map((file) => `${root}/${file}`));
  if (known.has(name)) return modules;
  known.set(name, modules);
  // Iterating over a set includes what is added meanwhile.
  for (const id of modules) for (const next of context.getModuleInfo(id)?.importedIds ?? []) modules.add(next);
  return modules;
}
