import { toJsonSchema } from '@valibot/to-json-schema';
import { printedCheckSchema } from '../../scripts/printed-check.ts';

/** The JSON Schema of a check as `npm start -- --headless --json` prints it, as text. */
export function checkJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(printedCheckSchema, { typeMode: 'input', errorMode: 'ignore' });
  const described = {
    $schema,
    $id: 'https://reachable.invalid/schemas/check-1.json',
    title: 'A check of Reachable, version 1',
    description: 'What npm start -- --headless --json prints. checkedAt is in milliseconds since 1970, UTC.',
    ...schema,
  };
  return `${JSON.stringify(described, undefined, 2)}\n`;
}
