import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/root.ts';
import { project } from '../../src/model/project.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the addresses of the project', () => {
  it('are those of project.ts in SECURITY.md', () => {
    expect(read('SECURITY.md')).toContain(project.contact.replace('mailto:', ''));
    expect(read('SECURITY.md')).toContain(`](${project.reports})`);
  });

  it('lead to the form for wrong verdicts, whose field accepts the report', () => {
    const { pathname, searchParams } = new URL(project.reports);
    expect(pathname).toMatch(/\/issues\/new$/);
    const form = forms.get(searchParams.get('template') ?? '');
    expect(form?.body.map(({ id }) => id)).toContain('report');
  });

  it('lead from the list of forms to private vulnerability reports', () => {
    const config = parse(read('.github/ISSUE_TEMPLATE/config.yml'));
    expect(config.contact_links.map(({ url }: { url: string }) => url)).toEqual([
      `${project.source}/security/advisories/new`,
    ]);
  });
});

/** The code host's requirements for an issue form. */
const text = v.pipe(v.string(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[\w-]+$/));
const validations = v.optional(v.strictObject({ required: v.boolean() }));
const described = { label: text, description: v.optional(text) };
const formSchema = v.strictObject({
  name: text,
  description: text,
  title: v.optional(text),
  labels: v.optional(v.array(text)),
  body: v.array(
    v.variant('type', [
      v.strictObject({ type: v.literal('markdown'), attributes: v.strictObject({ value: text }), id: v.optional(id) }),
      v.strictObject({ type: v.literal('input'), id, attributes: v.strictObject(described), validations }),
      v.strictObject({
        type: v.literal('textarea'),
        id,
        attributes: v.strictObject({ ...described, render: v.optional(text) }),
        validations,
      }),
      v.strictObject({
        type: v.literal('dropdown'),
        id,
        attributes: v.strictObject({ ...described, options: v.pipe(v.array(text), v.minLength(1)) }),
        validations,
      }),
    ]),
  ),
});

const folder = '.github/ISSUE_TEMPLATE';
const files = readdirSync(join(root, folder)).filter((file) => file !== 'config.yml');
const forms = new Map(files.map((file) => [file, v.parse(formSchema, parse(read(`${folder}/${file}`)))]));

it.each(files)('the form %s asks each thing once', (file) => {
  const ids = forms.get(file)?.body.flatMap((field) => field.id ?? []) ?? [];
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});
