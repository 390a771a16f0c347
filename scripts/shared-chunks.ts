import type { Rolldown } from 'vite';
import { root } from './root.ts';

/**
 * Puts what the popup loads at first into few files: a browser asks for each by itself, and the last result waits for
 * all. The bundler makes one file for each set of entries that share a module, and does not join small ones of its own
 * accord (https://github.com/rolldown/rolldown/issues/4788), so these are groups of its option `codeSplitting`.
 */

type Context = Rolldown.ChunkingContext;

/** Where the scripts begin whose files are shared. */
const beginnings = {
  popup: ['src/pages/popup/main.tsx'],
  unseen: ['src/offscreen/main.ts', 'src/offscreen/fresh.ts'],
};

/**
 * The files, each for whoever needs all of it: what unseen pages load too, and what other pages do. One takes along what
 * its modules import, so that a file which others import comes before them.
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
  // A set that grows is walked to its end.
  for (const id of modules) for (const next of context.getModuleInfo(id)?.importedIds ?? []) modules.add(next);
  return modules;
}
