import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import { root } from '../root.ts';
import { constantsIn, readSource } from './doc-comments.ts';

/** A threshold of a rule, read from its declaration and doc comment. */
export interface Threshold {
  readonly name: string;
  /** As written in the code, e.g. `20 * 60_000`. */
  readonly value: string;
  /** Relative to `src`. */
  readonly file: string;
  readonly meaning: string;
  /** Where the number comes from: its `@source`, if any. */
  readonly source?: string;
}

/** The folders whose numbers decide what is probed and what the verdict is. */
const folders = ['measure', 'judge', 'schedule', 'probe', 'background'];

export function readThresholds(): Threshold[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .flatMap((file) => thresholdsIn(`${folder}/${file}`, readFileSync(join(root, 'src', folder, file), 'utf8'))),
  );
}

export function thresholdsIn(file: string, text: string): Threshold[] {
  const code = readSource(file, text);
  return constantsIn(code)
    .flatMap(({ name, statement, value }) => numbersOf(name, statement, value))
    .map(({ name, node, value }) => {
      const { text: meaning, tags } = code.docAbove(node);
      const known = { name, value: code.codeOf(value), file, meaning };
      return tags['source'] === undefined ? known : { ...known, source: tags['source'] };
    });
}

interface Declared {
  readonly name: string;
  /** The statement below the comment. */
  readonly node: ESTree.Span;
  readonly value: ESTree.Expression;
}

function numbersOf(name: string, node: ESTree.Span, value: ESTree.Expression): Declared[] {
  if (isNumber(value)) return [{ name, node, value }];
  if (value.type !== 'ObjectExpression') return [];
  return value.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier'
      ? numbersOf(`${name}.${property.key.name}`, property, property.value as ESTree.Expression)
      : [],
  );
}

function isNumber(value: ESTree.Expression): boolean {
  if (value.type === 'BinaryExpression') return isNumber(value.left as ESTree.Expression) && isNumber(value.right);
  return value.type === 'Literal' && typeof value.value === 'number';
}
