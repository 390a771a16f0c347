import { type ESTree, parseSync } from 'vite';

/** A doc comment: its text, and the text after each of its tags. */
export interface Doc {
  readonly text: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Source {
  readonly statements: ESTree.Program['body'];
  /** The source text of a node. */
  readonly codeOf: (node: Node) => string;
  readonly docAbove: (node: Node) => Doc;
}

interface Node {
  readonly start: number;
  readonly end: number;
}

export function readSource(file: string, text: string): Source {
  const { program, comments } = parseSync(file, text);
  return {
    statements: program.body,
    codeOf: ({ start, end }) => text.slice(start, end),
    docAbove: ({ start }) =>
      docOf(comments.find(({ end }) => end <= start && text.slice(end, start).trim() === '')?.value ?? ''),
  };
}

/** The top-level constants of a file. */
export function constantsIn({ statements }: Source) {
  return statements.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init
        ? [{ name: id.name, statement, value: init.type === 'TSAsExpression' ? init.expression : init }]
        : [],
    );
  });
}

function docOf(comment: string): Doc {
  const line = comment
    .replace(/^\*/, '')
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [text = '', ...parts] = line.split(/ ?@(\w+) /);
  const tags: Record<string, string> = {};
  for (let index = 0; index + 1 < parts.length; index += 2) tags[parts[index] ?? ''] = parts[index + 1] ?? '';
  return { text, tags };
}
