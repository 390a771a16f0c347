import type { Read } from './declarations.ts';
import type { Site } from './sites.ts';
import { type Node, nodesIn, parse, partsOf } from './syntax.ts';

/** The functions that an instrumented file calls. */
export interface Switches {
  /** The value of a site, changed by the mutant that is on. */
  readonly site: <Value>(site: number, value: Value) => Value;
  /** Notes that a constant is read. */
  readonly read: (constant: number) => void;
  /** Whether a loop goes on; throws if it does so for too long. */
  readonly turn: <Value>(goesOn: Value) => Value;
}

/** Text to put before and after a node. */
interface Wrapped {
  readonly node: Node;
  readonly before: string;
}

/** The text of a file, with a numbered switch called at each site and read. */
export function instrumented(
  file: string,
  text: string,
  sites: readonly (readonly [number, Site])[],
  reads: readonly (readonly [number, Read])[],
): string {
  const wrapped: Wrapped[] = [
    ...sites.flatMap(([number, { spans }]) => spans.map((node) => ({ node, before: `switches.site(${number}, ` }))),
    ...reads.map(([number, { at, isShort }]) => ({
      node: at,
      before: `${isShort ? `${at['name']}: ` : ''}(switches.read(${number}), `,
    })),
    ...parse(file, text)
      .statements.flatMap(loopTests)
      .map((node) => ({ node, before: 'switches.turn(' })),
  ];
  const size = ({ start, end }: Node) => end - start;
  const insertions = wrapped.flatMap(({ node, before }) => [
    { at: node.start, isEnd: false, inner: -size(node), added: before },
    { at: node.end, isEnd: true, inner: size(node), added: ')' },
  ]);
  insertions.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.inner - b.inner);
  let done = 0;
  const pieces = insertions.map(({ at, added }) => {
    const piece = text.slice(done, at) + added;
    done = at;
    return piece;
  });
  return pieces.join('') + text.slice(done);
}

const loops = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement']);

function loopTests(node: Node): Node[] {
  const inner = partsOf(node).flatMap(([, part]) => loopTests(part));
  return loops.has(node.type) ? [...nodesIn(node['test']), ...inner] : inner;
}
