import { toJsonSchema } from '@valibot/to-json-schema';
import { reportSchema } from '../../wire/report.ts';
import { snapshotSchema } from '../../wire/snapshot.ts';

/** The JSON Schemas of what is shared and published, as texts by file. */
export function sharedSchemas(): ReadonlyMap<string, string> {
  return new Map([
    [
      'report-1.json',
      described('report-1.json', toJsonSchema(reportSchema, options), {
        title: 'A result that somebody shares with Reachable, version 1',
        description: 'Everything that leaves the browser, one service at a time. Nothing else may be in it.',
      }),
    ],
    [
      'snapshot-1.json',
      described('snapshot-1.json', toJsonSchema(snapshotSchema, options), {
        title: 'What the crowd of one country sees, version 1',
        description:
          'A cell is [reports, of them with a problem, of these with a block], rounded to five, with noise; a fourth entry says what is doubtful about it. A cell that is missing was too small to be told.',
      }),
    ],
  ]);
}

const options = { typeMode: 'input', errorMode: 'ignore' } as const;

function described(
  file: string,
  { $schema, ...schema }: ReturnType<typeof toJsonSchema>,
  about: { readonly title: string; readonly description: string },
): string {
  const whole = { $schema, $id: `https://reachable.invalid/schemas/${file}`, ...about, ...schema };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
