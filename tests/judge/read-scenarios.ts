import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Scenario, scenarioSchema } from './scenario-form.ts';

const scenarios = new URL('../scenarios/', import.meta.url);

/** Every file in the folders of tests/scenarios, with folder and name: `outages/name-gone-everywhere.json`. */
export function readScenarios(): (Scenario & { readonly file: string })[] {
  const files = readdirSync(scenarios).flatMap((folder) =>
    readdirSync(new URL(folder, scenarios)).map((name) => `${folder}/${name}`),
  );
  return files.sort().map((file) => {
    const parsed = v.safeParse(scenarioSchema, JSON.parse(readFileSync(new URL(file, scenarios), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${JSON.stringify(v.flatten(parsed.issues), undefined, 2)}`);
    return { file, ...parsed.output };
  });
}
