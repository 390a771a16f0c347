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
  background: ['src/background/main.ts', 'src/background/firefox.ts'],
  unseen: ['src/offscreen/main.ts', 'src/offscreen/fresh.ts'],
  dashboard: ['src/pages/dashboard/main.tsx'],
};

/**
 * The files, each for whoever needs all of it. One takes along what its modules import, so that a file which others
 * import comes before them.
 */
export const sharedChunks = ['base', 'common', 'late', 'unseen-pages', 'pages'].map((chunk) => ({
  name: (id: string, context: Context) => (chunkOf(id, context) === chunk ? chunk : undefined),
}));

function chunkOf(id: string, context: Context): string | undefined {
  const isOf = (name: keyof typeof beginnings) => modulesOf(name, context).has(id);
  if (id.endsWith('.css')) return undefined;
  if (!isOf('popup')) {
    // Half a dozen small files are larger than one. Pages load it when a part of them is opened.
    const isLate = isOf('background') && !isOf('unseen') && !isOf('dashboard');
    return isLate && lazilyLoaded(context).has(id) ? 'late' : undefined;
  }
  // A worker has no document, so the background loads nothing that it does not need itself.
  if (isOf('background')) return isOf('unseen') ? 'base' : 'common';
  if (isOf('unseen')) return 'unseen-pages';
  return /[\\/]src[\\/]pages[\\/]shared[\\/]/.test(id) ? 'pages' : undefined;
}

const known = new Map<string, Set<string>>();

/** What the dashboard ever loads. */
function lazilyLoaded(context: Context): Set<string> {
  const modules = known.get('lazily') ?? new Set(modulesOf('dashboard', context));
  if (known.has('lazily')) return modules;
  known.set('lazily', modules);
  for (const id of modules) {
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    for (const next of [...importedIds, ...dynamicallyImportedIds]) modules.add(next);
  }
  return modules;
}

/** What a script loads before it runs. */
function modulesOf(name: keyof typeof beginnings, context: Context): Set<string> {
  const modules = known.get(name) ?? new Set(beginnings[name].map((file) => `${root}/${file}`));
  if (known.has(name)) return modules;
  known.set(name, modules);
  // A set that grows is walked to its end.
  for (const id of modules) for (const next of context.getModuleInfo(id)?.importedIds ?? []) modules.add(next);
  return modules;
}
