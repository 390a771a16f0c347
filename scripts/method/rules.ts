import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { readSource } from './doc-comments.ts';
import { code, item } from './markdown.ts';

/** A rule of any list, without the types of its facts. */
export interface AnyRule {
  readonly id: string;
  readonly when: object;
  readonly then: object | string;
  readonly because: readonly string[];
}

export function ruleItem({ id, when, then, because }: AnyRule): string {
  return item(
    `**${code(id)}**`,
    `When: ${Object.keys(when).length === 0 ? 'anything else' : pairsOf(when, ' or ')}.`,
    `Then: ${typeof then === 'string' ? code(then) : pairsOf(then, ' and ')}.`,
    because.length > 0 ? `Reasons: ${because.map(code).join(', ')}.` : '',
  );
}

/** The facts that a list of rules asks for: the fields of an interface, each with its words and comment. */
export function factItems(file: string, name: string): string[] {
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
    const meaning = source.docAbove(member).text;
    const fact = `${code(source.codeOf(member.key))}${words.length > 0 ? ` (${words.join(', ')})` : ''}`;
    return [item(meaning === '' ? fact : `${fact}: ${meaning}`)];
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
