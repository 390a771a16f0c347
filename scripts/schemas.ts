import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedSchemas } from '../protocol/tests/wire/shared-schemas.ts';
import { evidenceJsonSchema } from '../tests/history/export/evidence-json-schema.ts';
import { historySchema } from '../tests/history/export/history-schema.ts';
import { checkJsonSchema } from '../tests/scripts/check-json-schema.ts';
import { root } from './root.ts';

/** Regenerates the published schemas from those that files, reports and snapshots are checked with. */
writeFileSync(join(root, 'schemas/history-1.json'), historySchema());
writeFileSync(join(root, 'schemas/evidence-1.json'), evidenceJsonSchema());
writeFileSync(join(root, 'schemas/check-1.json'), checkJsonSchema());
for (const [file, text] of sharedSchemas()) writeFileSync(join(root, 'schemas', file), text);
