import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFile, rulesDocument } from './method/document.ts';
import { ruleReasonsDocument, ruleReasonsFile } from './method/why.ts';
import { root } from './root.ts';

/** Writes RULES.md, and the history page's explanations of rules, from the code. */
writeFileSync(join(root, documentFile), rulesDocument());
writeFileSync(join(root, ruleReasonsFile), ruleReasonsDocument());
