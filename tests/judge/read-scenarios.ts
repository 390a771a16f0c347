import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Scenario, scenarioSchema } from './scenario-form.ts';

const folder = new URL('../scenarios/', import.meta.url);

/** Every file of tests/scenarios, with its name. */
export function readScenarios(): (Scenario & { readonly file: string })[] {
  return readdirSync(folder).map((file) => {
    const parsed = v.safeParse(scenarioSchema, JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${JSON.stringify(v.flatten(parsed.issues), undefined, 2)}`);
    return { file, ...parsed.output };
  });
}
