import { parseSync } from 'vite';

/** A node of a syntax tree, with offsets in the text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

interface Parsed {
  readonly statements: readonly Node[];
  /** The comment that ends right before each offset. */
  readonly docBefore: (offset: number) => string;
}

export function parse(file: string, text: string): Parsed {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const docBefore = (offset: number) => {
    const last = comments.filter(({ end }) => end <= offset).at(-1);
    return last && text.slice(last.end, offset).trim() === '' ? last.value : '';
  };
  return { statements: program.body as unknown as Node[], docBefore };
}

const isNode = (part: unknown): part is Node => typeof (part as Node | null)?.type === 'string';

/** The nodes in one part of a node. */
export function nodesIn(part: unknown): Node[] {
  return [part].flat().filter(isNode);
}

/** Nodes with a value although their names begin like those of types. */
const typed = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** The parts of a node that are not types. */
export function partsOf(node: Node): [name: string, node: Node][] {
  return Object.entries(node).flatMap(([name, part]) =>
    nodesIn(part).flatMap((one): [string, Node][] =>
      one.type.startsWith('TS') && !typed.has(one.type) ? [] : [[name, one]],
    ),
  );
}

/** An expression without `as const` and the like. */
export function bare(expression: Node): Node {
  const [inner] = typed.has(expression.type) ? nodesIn(expression['expression']) : [];
  return inner ? bare(inner) : expression;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export const isFunction = ({ type }: Node) => functions.has(type);

export function nameOf(node: Node | undefined): string {
  return String(node?.['name'] ?? node?.['value'] ?? '');
}

/** The name that a declaration or property defines. */
export function ownName(node: Node): string {
  return nameOf(nodesIn(node['id'] ?? node['key'])[0]);
}

/** A statement at the top of a file, without `export`. */
export function exported(statement: Node): { readonly declared: Node; readonly isExported: boolean } {
  const [declared] = statement.type === 'ExportNamedDeclaration' ? nodesIn(statement['declaration']) : [];
  return { declared: declared ?? statement, isExported: declared !== undefined };
}
