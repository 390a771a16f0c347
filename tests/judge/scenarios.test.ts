import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { judgeScenario } from './scenario.ts';
import { type Scenario, scenarioSchema } from './scenario-form.ts';

const folder = new URL('../scenarios/', import.meta.url);
const scenarios = readdirSync(folder).map((file): Scenario & { file: string } => {
  const parsed = v.safeParse(scenarioSchema, JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${JSON.stringify(v.flatten(parsed.issues), undefined, 2)}`);
  return { file, ...parsed.output };
});

describe('observations in, verdict out', () => {
  it.each(scenarios)('$file: $name', (scenario) => {
    expect(judgeScenario(scenario)).toEqual(scenario.expected);
  });
});
