import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync } from 'vite';
import { root } from '../root.mjs';

/** A number of the rules, read from its declaration and the doc comment above it. */
export interface Threshold {
  readonly name: string;
  /** As the code has it, e.g. `20 * 60_000`. */
  readonly value: string;
  /** Below `src`. */
  readonly file: string;
  readonly meaning: string;
  /** Where the number comes from: its `@source`. Absent: it has none. */
  readonly source?: string;
}

/** The folders whose numbers decide what is seen and said. */
const folders = ['judge', 'schedule', 'probe', 'background'];

export function readThresholds(): Threshold[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .flatMap((file) => thresholdsIn(`${folder}/${file}`, readFileSync(join(root, 'src', folder, file), 'utf8'))),
  );
}

export function thresholdsIn(file: string, text: string): Threshold[] {
  const { program, comments } = parseSync(file, text);
  return program.body.flatMap(numbersIn).map(({ name, node, value }) => {
    const comment = comments.find(({ end }) => end < node.start && text.slice(end, node.start).trim() === '');
    const [meaning = '', source] = plain(comment?.value ?? '').split(/ ?@source /);
    const known = { name, value: text.slice(value.start, value.end), file, meaning };
    return source === undefined ? known : { ...known, source };
  });
}

/** The text of a doc comment in one line. */
function plain(comment: string): string {
  return comment
    .replace(/^\*/, '')
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Declared {
  readonly name: string;
  /** What the comment stands above. */
  readonly node: { readonly start: number };
  readonly value: ESTree.Expression;
}

function numbersIn(statement: ESTree.Statement | ESTree.ModuleDeclaration): Declared[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init ? numbersOf(id.name, statement, init) : [],
  );
}

function numbersOf(name: string, node: Declared['node'], value: ESTree.Expression): Declared[] {
  if (isNumber(value)) return [{ name, node, value }];
  const object = value.type === 'TSAsExpression' ? value.expression : value;
  if (object.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier'
      ? numbersOf(`${name}.${property.key.name}`, property, property.value as ESTree.Expression)
      : [],
  );
}

function isNumber(value: ESTree.Expression): boolean {
  if (value.type === 'BinaryExpression') return isNumber(value.left as ESTree.Expression) && isNumber(value.right);
  return value.type === 'Literal' && typeof value.value === 'number';
}
