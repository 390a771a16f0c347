import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historySchema } from '../tests/core/export/history-schema.ts';
import { root } from './root.mjs';

/** Writes the published schema of the history file anew from the one that files are checked with. */
writeFileSync(join(root, 'schemas/history-1.json'), historySchema());
