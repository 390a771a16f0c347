import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedSchemas } from '../tests/community/protocol/wire/shared-schemas.ts';
import { historySchema } from '../tests/history/export/history-schema.ts';
import { root } from './root.mjs';

/** Regenerates the published schemas from those that files, reports and snapshots are checked with. */
writeFileSync(join(root, 'schemas/history-2.json'), historySchema());
for (const [file, text] of sharedSchemas()) writeFileSync(join(root, 'schemas', file), text);
