import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/** The APIs that this extension calls, as far as webextension-polyfill wraps them. */
export const usedApis: ReadonlySet<string> = new Set([
  'alarms',
  'commands',
  'extension',
  'notifications',
  'permissions',
  'runtime',
  'storage',
  'tabs',
  'webRequest',
]);

/**
 * Takes out of webextension-polyfill what it knows of APIs that this extension never calls: half of the library, which
 * no bundler can leave out, since it is one table.
 */
export function withoutUnusedApisPlugin(): Plugin {
  return {
    name: 'reachable:without-unused-apis',
    enforce: 'pre',
    transform(code, id) {
      return /[\\/]webextension-polyfill[\\/]dist[\\/]/.test(id) ? withoutUnusedApis(code) : undefined;
    },
  };
}

/** The polyfill with fewer rows in its table `apiMetadata`. */
export function withoutUnusedApis(code: string): string {
  const unused: ESTree.ObjectPropertyKind[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || id.name !== 'apiMetadata' || init?.type !== 'ObjectExpression') return;
      unused.push(...init.properties.filter((row) => !usedApis.has(nameOf(row))));
    },
  }).visit(parseSync('polyfill.js', code).program);
  if (unused.length === 0) throw new Error('webextension-polyfill has no table "apiMetadata" any more');
  return unused
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ''), code);
}

function nameOf(row: ESTree.ObjectPropertyKind): string {
  return row.type === 'Property' && row.key.type === 'Literal' ? String(row.key.value) : '';
}
