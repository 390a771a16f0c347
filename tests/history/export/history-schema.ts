import { toJsonSchema } from '@valibot/to-json-schema';
import { fileSchema, observationSchema, roundSchema, tallySchema } from '../../../src/history/export/record-schema.ts';

/** The JSON Schema of a history file, as text. */
export function historySchema(): string {
  const { $schema, ...schema } = toJsonSchema(fileSchema, {
    typeMode: 'input',
    errorMode: 'ignore',
    definitions: { round: roundSchema, observation: observationSchema, tally: tallySchema },
  });
  const described = {
    $schema,
    $id: 'https://reachable.invalid/schemas/history-1.json',
    title: 'A history of Reachable, version 2',
    description:
      'One record to a line. Version 1 is accepted too: its rounds have a kind in place of an extent. Times are UTC. Days and hours are those of the clock on the wall where it was checked.',
    ...schema,
  };
  return `${JSON.stringify(described, undefined, 2)}\n`;
}
