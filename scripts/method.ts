import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodFile, withTables } from './method/tables.ts';
import { root } from './root.mjs';

/** Regenerates the tables of METHOD.md from the code that they describe. */
const path = join(root, methodFile);
writeFileSync(path, withTables(readFileSync(path, 'utf8')));
