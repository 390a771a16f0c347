import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/**
 * The rows of webextension-polyfill's table that builds keep. Under Manifest V3, Chromium's APIs return promises by
 * themselves in all versions that can install this extension: notifications, the last of those called here, since 116.
 * Only a message listener that answers with a promise needs the library.
 */
const wrapped: ReadonlySet<string> = new Set(['runtime']);

/** Removes the other rows, three quarters of the library. No bundler can leave them out, since it is one table. */
export function messagesPolyfillPlugin(): Plugin {
  return {
    name: 'reachable:messages-polyfill',
    enforce: 'pre',
    transform(code, id) {
      return /[\\/]webextension-polyfill[\\/]dist[\\/]/.test(id) ? messagesPolyfill(code) : undefined;
    },
  };
}

/** The polyfill with fewer rows in its table `apiMetadata`. */
export function messagesPolyfill(code: string): string {
  const others: ESTree.ObjectPropertyKind[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || id.name !== 'apiMetadata' || init?.type !== 'ObjectExpression') return;
      others.push(...init.properties.filter((row) => !wrapped.has(nameOf(row))));
    },
  }).visit(parseSync('polyfill.js', code).program);
  if (others.length === 0) throw new Error('webextension-polyfill has no table "apiMetadata" any more');
  return others
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ''), code);
}

function nameOf(row: ESTree.ObjectPropertyKind): string {
  return row.type === 'Property' && row.key.type === 'Literal' ? String(row.key.value) : '';
}
