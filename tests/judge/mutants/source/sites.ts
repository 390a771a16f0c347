import { bare, exported, isFunction, type Node, nameOf, nodesIn, ownName, parse, partsOf } from './syntax.ts';

export type SiteKind = 'number' | 'predicate' | 'list';

/** A place in one file whose value mutants change. */
export interface Site {
  readonly kind: SiteKind;
  /** The path below src. */
  readonly file: string;
  /** `minTries`, `firstDownload.maxBytes`. */
  readonly name: string;
  readonly spans: readonly Node[];
  /** For a list: what its entries declare. */
  readonly entries?: readonly Entry[];
}

/** An entry of a list, such as a step of a verdict or a phase of a check. */
export interface Entry {
  readonly name: string;
  /** The names of the entries that have to go first; undefined if it declares none. */
  readonly after: readonly string[] | 'all above' | undefined;
  /** The facts on which it depends. */
  readonly conditions: readonly string[];
}

/** Every number with a source, every predicate and every exported list in a file. */
export function sitesOf(file: string, text: string): Site[] {
  const { statements, docBefore } = parse(file, text);
  const at = (kind: SiteKind, name: string, spans: readonly Node[]): Site[] =>
    spans.length > 0 ? [{ kind, file, name, spans }] : [];

  const numbersIn = (node: Node, name: string, value: Node, isDocumented: boolean): Site[] => {
    const hasSource = isDocumented || docBefore(node.start).includes('@source');
    const plain = bare(value);
    if (plain.type === 'ObjectExpression') {
      return nodesIn(plain['properties']).flatMap((property) =>
        nodesIn(property['value']).flatMap((one) =>
          numbersIn(property, `${name}.${ownName(property)}`, one, hasSource),
        ),
      );
    }
    return hasSource && isArithmetic(plain) ? at('number', name, [value]) : [];
  };

  return statements.flatMap((statement) => {
    const { declared, isExported } = exported(statement);
    if (isFunction(declared)) return at('predicate', ownName(declared), resultsOf(declared));
    return nodesIn(declared['declarations']).flatMap((one) => {
      const [value] = nodesIn(one['init']);
      if (!value) return [];
      const name = ownName(one);
      if (isFunction(value)) return at('predicate', name, resultsOf(value));
      const lists = isExported ? listsIn(value, name).map((list): Site => ({ kind: 'list', file, ...list })) : [];
      return [...lists, ...numbersIn(statement, name, value, false)];
    });
  });
}

function isArithmetic({ type, value, operator }: Node): boolean {
  if (type === 'Literal') return typeof value === 'number';
  return type === 'BinaryExpression' && '+-*/'.includes(String(operator));
}

/** The lists in a constant whose entries have names. Rules are examined as rules. */
function listsIn(value: Node, name: string): Pick<Site, 'name' | 'spans' | 'entries'>[] {
  const node = bare(value);
  if (isFunction(node) || nameOf(nodesIn(node['callee'])[0]) === 'ruleList') return [];
  const entries = node.type === 'ArrayExpression' ? nodesIn(node['elements']).map(entryOf) : [];
  const inner = partsOf(node).flatMap(([, part]) => {
    const { name: own } = entryOf(part) ?? {};
    return listsIn(part, own === undefined ? name : `${name} ${own}`);
  });
  const named = entries.flatMap((one) => one ?? []);
  return named.length > 1 && named.length === entries.length
    ? [{ name, spans: [value], entries: named }, ...inner]
    : inner;
}

function entryOf({ type, properties }: Node): Entry | undefined {
  const own = type === 'ObjectExpression' ? nodesIn(properties) : [];
  const given = (...names: readonly string[]) =>
    own.filter((one) => names.includes(ownName(one))).flatMap((one) => nodesIn(one['value']))[0];
  const name = nameOf(given('id', 'group'));
  const after = given('after');
  if (name === '') return undefined;
  return {
    name,
    after: after?.type === 'ArrayExpression' ? nodesIn(after['elements']).map(nameOf) : after && 'all above',
    conditions: nodesIn(given('when')?.['properties']).map(ownName),
  };
}

/** The expressions that a predicate returns, or that a function made by it returns. */
function resultsOf(made: Node): Node[] {
  const [body] = nodesIn(made['body']);
  if (!body) return [];
  const [annotated] = nodesIn(nodesIn(made['returnType'])[0]?.['typeAnnotation']);
  const returned = body.type === 'BlockStatement' ? returnsIn(body) : [body];
  const inner = returned.flatMap((one) => (isFunction(one) ? resultsOf(one) : []));
  if (inner.length > 0) return inner;
  const isPredicate = annotated
    ? annotated.type === 'TSBooleanKeyword' || annotated.type === 'TSTypePredicate'
    : returned.length > 0 && returned.every(looksTrueOrFalse);
  return isPredicate ? returned : [];
}

function returnsIn(node: Node): Node[] {
  if (isFunction(node)) return [];
  if (node.type === 'ReturnStatement') return nodesIn(node['argument']);
  return partsOf(node).flatMap(([, part]) => returnsIn(part));
}

const comparisons = new Set(['===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);
const askingMethods = new Set(['some', 'every', 'includes', 'has', 'startsWith', 'endsWith', 'test']);

/** Whether it has the form of a condition. */
function looksTrueOrFalse(expression: Node): boolean {
  const { type, operator } = expression;
  if (type === 'Literal') return typeof expression['value'] === 'boolean';
  if (type === 'UnaryExpression') return operator === '!';
  if (type === 'BinaryExpression') return comparisons.has(String(operator));
  if (type === 'LogicalExpression') {
    return operator !== '??' && [expression['left'], expression['right']].flatMap(nodesIn).every(looksTrueOrFalse);
  }
  const [callee] = type === 'CallExpression' ? nodesIn(expression['callee']) : [];
  const [method] = nodesIn(callee?.['property']);
  return method ? askingMethods.has(String(method['name'])) : /^(is|has|may|was)[A-Z]/.test(String(callee?.['name']));
}
