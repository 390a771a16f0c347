import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FunctionVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
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
    const { network, services } = judgeScenario(scenario);
    expect(network.state).toBe(scenario.expected.network);
    for (const [id, expected] of Object.entries(scenario.expected.services)) {
      const verdict = services[id];
      expect(verdict, id).toBeDefined();
      if (!verdict) continue;
      expectVerdict(id, verdict, expected);
      for (const [name, wanted] of Object.entries(expected.functions ?? {})) {
        const found = verdict.functions.find((one) => one.function === name);
        expect(found, `${id} ${name}`).toBeDefined();
        if (found) expectVerdict(`${id} ${name}`, found, wanted);
      }
    }
  });
});

type Expected = Omit<NonNullable<Scenario['expected']['services'][string]>, 'functions'> & {
  readonly count?: { readonly failed: number; readonly total: number } | undefined;
};

/** A cause or manner that the scenario does not name must not be claimed either. */
function expectVerdict(what: string, verdict: ServiceVerdict | FunctionVerdict, expected: Expected): void {
  const { state, cause, manner, confidence, because = [], count } = expected;
  expect({ state: verdict.state, cause: verdict.cause, manner: verdict.manner }, what).toEqual({
    state,
    cause,
    manner,
  });
  if (confidence) expect(verdict.confidence, what).toBe(confidence);
  expect(verdict.because, what).toEqual(expect.arrayContaining(because));
  if (count) expect(verdict, what).toMatchObject({ count });
}
