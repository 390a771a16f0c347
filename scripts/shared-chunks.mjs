import { root } from './root.mjs';

/**
 * Puts what the popup loads at first into few files: a browser asks for each by itself, and the last result waits for all.
 */

/** @typedef {{ getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }} Context */

/** Where the scripts begin whose files are shared. */
const beginnings = {
  popup: ['src/pages/popup/main.tsx'],
  background: ['src/background/main.ts', 'src/background/firefox.ts'],
  unseen: ['src/offscreen/main.ts', 'src/offscreen/fresh.ts'],
};

/**
 * The files, each for whoever needs all of it. One takes along what its modules import, so that a file which others
 * import comes before them.
 */
export const sharedChunks = ['base', 'common', 'unseen-pages', 'pages'].map((chunk) => ({
  name: (/** @type {string} */ id, /** @type {Context} */ context) =>
    chunkOf(id, context) === chunk ? chunk : undefined,
}));

/**
 * @param {string} id
 * @param {Context} context
 */
function chunkOf(id, context) {
  const isOf = (/** @type {keyof typeof beginnings} */ name) => modulesOf(name, context).has(id);
  if (!isOf('popup') || id.endsWith('.css')) return undefined;
  // A worker has no document, so the background loads nothing that it does not need itself.
  if (isOf('background')) return isOf('unseen') ? 'base' : 'common';
  if (isOf('unseen')) return 'unseen-pages';
  return /[\\/]src[\\/]pages[\\/]shared[\\/]/.test(id) ? 'pages' : undefined;
}

/** @type {Map<string, Set<string>>} */
const known = new Map();

/**
 * What a script loads before it runs.
 * @param {keyof typeof beginnings} name
 * @param {Context} context
 */
function modulesOf(name, context) {
  const modules = known.get(name) ?? new Set(beginnings[name].map((file) => `${root}/${file}`));
  if (known.has(name)) return modules;
  known.set(name, modules);
  // A set that grows is walked to its end.
  for (const id of modules) for (const next of context.getModuleInfo(id)?.importedIds ?? []) modules.add(next);
  return modules;
}
