import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historySchema } from '../tests/core/export/history-schema.ts';
import { sharedSchemas } from '../tests/core/shared-schemas.ts';
import { root } from './root.mjs';

/** Writes the published schemas anew from the ones that files, reports and snapshots are checked with. */
writeFileSync(join(root, 'schemas/history-1.json'), historySchema());
for (const [file, text] of sharedSchemas()) writeFileSync(join(root, 'schemas', file), text);
