import { posix } from 'node:path';
import { exported, isFunction, type Node, nameOf, nodesIn, ownName, parse, partsOf } from './syntax.ts';

/** The relative imports of a file: `src/…/file.ts name`, by local name. */
export function importsOf(file: string, statements: readonly Node[]): Map<string, string> {
  const imported = new Map<string, string>();
  for (const statement of statements) {
    const from = nameOf(nodesIn(statement['source'])[0]);
    if (statement.type !== 'ImportDeclaration' || !from.startsWith('.')) continue;
    for (const specifier of nodesIn(statement['specifiers'])) {
      const [local, there] = [nodesIn(specifier['local'])[0], nodesIn(specifier['imported'])[0]];
      imported.set(nameOf(local), `${posix.join(posix.dirname(file), from)} ${nameOf(there)}`);
    }
  }
  return imported;
}

/** The constants at the top of a file that are computed when it is loaded: name and value. */
function constantsOf(statements: readonly Node[]): [name: string, value: Node][] {
  return statements
    .flatMap((statement) => nodesIn(exported(statement).declared['declarations']))
    .flatMap((one) => {
      const [value] = nodesIn(one['init']);
      return value && !isFunction(value) ? [[ownName(one), value] as [string, Node]] : [];
    });
}

/** Constants, each with those that it depends on: `src/…/file.ts name`. */
export type Constants = ReadonlyMap<string, ReadonlySet<string>>;

/** The constants of a file. */
export function constantsIn(file: string, text: string): Map<string, Set<string>> {
  const { statements } = parse(file, text);
  const imported = importsOf(file, statements);
  const constants = constantsOf(statements);
  const own = new Map(constants.map(([name]) => [name, `${file} ${name}`]));
  return new Map(
    constants.map(([name, value]) => {
      const read = [...namesRead(value)].flatMap((one) => own.get(one) ?? imported.get(one) ?? []);
      return [`${file} ${name}`, new Set(read)];
    }),
  );
}

function* namesRead(node: Node): Generator<string> {
  if (isFunction(node)) return;
  if (node.type === 'Identifier') yield nameOf(node);
  for (const [, part] of partsOf(node)) yield* namesRead(part);
}

/** A constant, and all that depend on it. */
export function madeOf(constant: string, constants: Constants): Set<string> {
  const made = new Set([constant]);
  for (const one of made) for (const [name, parts] of constants) if (parts.has(one)) made.add(name);
  return made;
}

/** A place where a file reads a constant while functions run; in tests, also while they are loaded. */
export interface Read {
  readonly constant: string;
  readonly at: Node;
  /** Whether it is a shorthand for a property of the same name: `{ maxBytes }`. */
  readonly isShort: boolean;
}

/** @param constants the constants to look for */
export function readsOf(file: string, text: string, constants: ReadonlySet<string>, isTest: boolean): Read[] {
  const { statements } = parse(file, text);
  const own = [...constants].filter((one) => one.startsWith(`${file} `));
  const known = new Map([
    ...own.map((one) => [one.slice(file.length + 1), one] as const),
    ...[...importsOf(file, statements)].filter(([, one]) => constants.has(one)),
  ]);
  return statements.flatMap((one) => [...readsIn(one, { known, isRunning: isTest, isBinding: false })]);
}

interface Place {
  readonly known: ReadonlyMap<string, string>;
  /** Whether it is computed each time, not once when the file is loaded. */
  readonly isRunning: boolean;
  /** Whether a name is given a value here, rather than read. */
  readonly isBinding: boolean;
}

function* readsIn(node: Node, place: Place): Generator<Read> {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportSpecifier') return;
  const constant = node.type === 'Identifier' ? place.known.get(nameOf(node)) : undefined;
  if (constant !== undefined && place.isRunning && !place.isBinding) yield { constant, at: node, isShort: false };
  const isRunning = place.isRunning || isFunction(node);
  for (const [name, part] of partsOf(node)) {
    if (isOnlyName(node, name)) continue;
    const isBinding = bindsIn(node, name, place.isBinding);
    for (const read of readsIn(part, { ...place, isRunning, isBinding })) {
      yield node['shorthand'] === true && read.at === part ? { ...read, isShort: true } : read;
    }
  }
}

function isOnlyName({ type, computed }: Node, part: string): boolean {
  if (type === 'MemberExpression') return part === 'property' && computed !== true;
  return part === 'key' && computed !== true;
}

function bindsIn({ type }: Node, part: string, isBinding: boolean): boolean {
  if (part === 'id' || part === 'params' || part === 'param') return true;
  if (type === 'AssignmentPattern') return part === 'left';
  return isBinding && part !== 'key';
}
