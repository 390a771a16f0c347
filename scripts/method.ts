import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFile, rulesDocument } from './method/document.ts';
import { root } from './root.ts';

/** Writes RULES.md from the code that it describes. */
writeFileSync(join(root, documentFile), rulesDocument());
