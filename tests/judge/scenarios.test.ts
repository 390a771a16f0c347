import { describe, expect, it } from 'vitest';
import { readScenarios } from './read-scenarios.ts';
import { judgeScenario } from './scenario.ts';

describe('observations in, verdict out', () => {
  it.each(readScenarios())('$file: $name', (scenario) => {
    expect(judgeScenario(scenario)).toEqual(scenario.expected);
  });
});
