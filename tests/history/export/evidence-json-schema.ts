import { toJsonSchema } from '@valibot/to-json-schema';
import { evidenceSchema } from '../../../src/history/export/evidence-schema.ts';

/** The JSON Schema of a file of evidence, as text. */
export function evidenceJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(evidenceSchema, { typeMode: 'input', errorMode: 'ignore' });
  const described = {
    $schema,
    $id: 'https://reachable.invalid/schemas/evidence-1.json',
    title: 'Evidence of Reachable, version 1',
    description:
      'What was measured in a stretch of time. Times are UTC. The sum of a check is the SHA-256 of its line in an exported history, without comma and line end; records.sha256 is that of all these sums, each followed by a line feed.',
    ...schema,
  };
  return `${JSON.stringify(described, undefined, 2)}\n`;
}
