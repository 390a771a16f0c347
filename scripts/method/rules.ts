import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import type { After } from '../../src/model/rule.ts';
import { root } from '../root.ts';
import { readSource } from './doc-comments.ts';
import { code, item, paragraph } from './markdown.ts';

/** A group of rules of any list, without the types of its facts. */
export interface AnyGroup {
  readonly group: string;
  readonly when: object;
  readonly after?: After;
  readonly rules: readonly AnyRule[];
}

interface AnyRule {
  readonly id: string;
  readonly when: object;
  readonly then: object | string;
  readonly because: readonly string[];
  readonly after?: After;
  readonly prefers?: string;
}

/** The rules of a list, by their groups. */
export function groupParts(file: string, groups: readonly AnyGroup[]): string[] {
  const whys = reasonsIn(file);
  return groups.flatMap(({ group, when, after = [], rules }) => [
    `#### ${group[0]?.toUpperCase()}${group.slice(1)}`,
    ...(Object.keys(when).length > 0 || after.length > 0
      ? [
          paragraph(
            [`${whenText(when)}`, after.length > 0 ? `After: ${[after].flat().join('; ')}.` : ''].join(' ').trim(),
          ),
        ]
      : []),
    rules.map((rule) => ruleItem(rule, whys.get(rule.id) ?? '')).join('\n'),
  ]);
}

function ruleItem({ id, when, then, because, after = [], prefers = '' }: AnyRule, why: string): string {
  return item(
    `${anchor(id)}**${code(id)}**`,
    why,
    Object.keys(when).length === 0 ? 'When: anything else.' : whenText(when),
    `Then: ${typeof then === 'string' ? code(then) : pairsOf(then, ' and ')}.`,
    because.length > 0 ? `Reasons: ${because.map(code).join(', ')}.` : '',
    after.length > 0 ? `After: ${after === 'all above' ? after : after.map(code).join(', ')}.` : '',
    prefers === '' ? '' : `Preferred, by ${prefers}.`,
  );
}

export function whenText(when: object): string {
  return Object.keys(when).length === 0 ? '' : `When: ${pairsOf(when, ' or ')}.`;
}

/** An anchor, so that a row can be linked to. */
function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** The comment above each rule or step of a file, by its id. */
export function reasonsIn(file: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line, index) => {
      const id = /^ {2,4}\{ id: '([^']+)'/.exec(line)?.[1];
      return id ? [[id, lines[index - 1]?.replace(/^ *\/\/ /, '') ?? ''] as const] : [];
    }),
  );
}

/** A step of any list, without the type of its verdicts. */
export interface AnyStep {
  readonly id: string;
  readonly when: { readonly name: string };
  readonly after?: readonly string[];
}

/** The steps of a list, in their order. */
export function stepParts(of: string, steps: readonly AnyStep[]): string[] {
  const whys = reasonsIn('src/judge/steps.ts');
  const items = steps.map(({ id, when, after = [] }) =>
    item(
      `${anchor(id)}**${code(id)}**`,
      whys.get(id) ?? '',
      `When: ${code(when.name)}.`,
      after.length > 0 ? `After: ${after.map(code).join(', ')}.` : '',
    ),
  );
  return [`### ${of}`, items.join('\n')];
}

/**
 * The facts that a list uses, each with its words and comment: the fields of an interface, or the getters of a class.
 */
export function factItems(file: string, name: string): string[] {
  const source = readSource(file, readFileSync(join(root, file), 'utf8'));
  const declared = source.statements
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .find(
      (statement) =>
        (statement?.type === 'TSInterfaceDeclaration' || statement?.type === 'ClassDeclaration') &&
        statement.id?.name === name,
    );
  if (declared?.type !== 'TSInterfaceDeclaration' && declared?.type !== 'ClassDeclaration')
    throw new Error(`${file} has no interface or class ${name}`);
  return declared.body.body.flatMap((member) => {
    const type = typeOfFact(member);
    if (!type || !('key' in member)) return [];
    const words =
      type.type === 'TSUnionType' ? type.types.map((one) => code(source.codeOf(one).replaceAll("'", ''))) : [];
    const meaning = source.docAbove(member).text;
    const fact = `${code(source.codeOf(member.key))}${words.length > 0 ? ` (${words.join(', ')})` : ''}`;
    return [item(meaning === '' ? fact : `${fact}: ${meaning}`)];
  });
}

function typeOfFact(member: ESTree.TSSignature | ESTree.ClassElement): ESTree.TSType | undefined {
  if (member.type === 'TSPropertySignature') return member.typeAnnotation?.typeAnnotation;
  if (member.type === 'MethodDefinition' && member.kind === 'get') return member.value.returnType?.typeAnnotation;
  return undefined;
}

function pairsOf(facts: object, between: string): string {
  return Object.entries(facts)
    .map(([fact, value]) => {
      const words = [value].flat().map((one) => code(typeof one === 'object' ? JSON.stringify(one) : String(one)));
      return `${fact} ${words.join(between) || 'nothing'}`;
    })
    .join(', ');
}
