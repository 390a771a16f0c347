import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFile, rulesDocument } from './method/document.ts';
import { whysDocument, whysFile } from './method/why.ts';
import { root } from './root.ts';

/** Writes RULES.md, and what the history says of rules, from the code that they describe. */
writeFileSync(join(root, documentFile), rulesDocument());
writeFileSync(join(root, whysFile), whysDocument());
