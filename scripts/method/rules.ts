import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { readSource } from './doc-comments.ts';

/** A rule of any list, without the types of its facts. */
export interface AnyRule {
  readonly id: string;
  readonly when: object;
  readonly then: object | string;
  readonly because: readonly string[];
}

type Row = readonly string[];

/** The rows of a list of rules. */
export function ruleRows(rules: readonly AnyRule[]): Row[] {
  return rules.map(({ id, when, then, because }) => [
    code(id),
    Object.keys(when).length === 0 ? 'anything else' : pairsOf(when, ' or '),
    typeof then === 'string' ? code(then) : pairsOf(then, ' and '),
    because.map(code).join(', '),
  ]);
}

/** The facts that a list of rules asks for: the fields of an interface, each with its type and comment. */
export function factRows(file: string, name: string): Row[] {
  const source = readSource(file, readFileSync(join(root, file), 'utf8'));
  const declared = source.statements
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .find((statement) => statement?.type === 'TSInterfaceDeclaration' && statement.id.name === name);
  if (declared?.type !== 'TSInterfaceDeclaration') throw new Error(`${file} has no interface ${name}`);
  return declared.body.body.flatMap((member) => {
    if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) return [];
    const type = member.typeAnnotation.typeAnnotation;
    const words =
      type.type === 'TSUnionType' ? type.types.map((one) => code(source.codeOf(one).replaceAll("'", ''))) : [];
    return [[code(source.codeOf(member.key)), words.join(', '), source.docAbove(member).text]];
  });
}

function pairsOf(facts: object, between: string): string {
  return Object.entries(facts)
    .map(
      ([fact, value]) =>
        `${fact} ${[value]
          .flat()
          .map((one) => code(String(one)))
          .join(between)}`,
    )
    .join(', ');
}

function code(word: string): string {
  return `\`${word}\``;
}
