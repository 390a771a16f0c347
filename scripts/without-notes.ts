import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

/**
 * Properties that only readers of the sources need, by folder: where the catalogue has an address from, why a page has
 * no file, how large an object has to be, the site of a company, the result of a contact, the names of groups of rules
 * and of steps, and the reasons for the order of rules. Every background would carry them. The bundler keeps each
 * property of an object that is passed to a function (https://github.com/rolldown/rolldown/issues/9011,
 * https://github.com/rollup/rollup/issues/2201), so these are removed from the syntax tree.
 */
const notes = [
  { folder: '/src/catalogue/', properties: ['where', 'fileless', 'minBytes', 'homepage'] },
  { folder: '/src/judge/', properties: ['group', 'after', 'prefers', 'step'] },
  { folder: '/src/measure/endpoints/', properties: ['group', 'after', 'prefers'] },
  { folder: '/src/schedule/stages.ts', properties: ['group', 'after'] },
] as const;

export function withoutNotesPlugin(): Plugin {
  return {
    name: 'reachable:without-notes',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/src/catalogue/contacts.json')) return onlyDays(code);
      const found = id.endsWith('.ts') ? notes.find(({ folder }) => id.includes(folder)) : undefined;
      return found && withoutNotes(code, found.properties);
    },
  };
}

/** The contacts without their results and sources. */
export function onlyDays(json: string): string {
  const contacts = Object.entries<{ readonly on: string }>(JSON.parse(json));
  return JSON.stringify(Object.fromEntries(contacts.map(([url, { on }]) => [url, { on }])));
}

/** TypeScript without object properties of these names that hold texts or numbers, or such a constant. */
export function withoutNotes(code: string, names: readonly string[]): string {
  const found: ESTree.ObjectProperty[] = [];
  new Visitor({
    ObjectExpression({ properties }) {
      for (const property of properties) if (isNote(property, names)) found.push(property);
    },
  }).visit(parseSync('module.ts', code).program);
  return found
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,\s*/, ''), code);
}

function isNote(property: ESTree.ObjectPropertyKind, names: readonly string[]): property is ESTree.ObjectProperty {
  if (property.type !== 'Property' || property.key.type !== 'Identifier') return false;
  const isConstant = property.value.type === 'Identifier' && !property.shorthand;
  return names.includes(property.key.name) && (isConstant || isNoted(property.value));
}

function isNoted(value: ESTree.Expression | ESTree.ArrayExpressionElement): boolean {
  if (value?.type === 'ArrayExpression') return value.elements.every(isNoted);
  return value?.type === 'Literal' && (typeof value.value === 'string' || typeof value.value === 'number');
}
