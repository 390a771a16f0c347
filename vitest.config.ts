import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

interface TestSet {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly seconds: number;
}

/** Tests of programs and browsers: one file at a time, since they share ports, builds and the machine's attention. */
const oneByOne = ({ name, include, exclude = [], seconds }: TestSet) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
    fileParallelism: false,
  },
});

/** Tests that look at the builds in `dist`, which are made once before them. */
const ofBuilds = (set: TestSet) => {
  const { test, ...rest } = oneByOne(set);
  return { ...rest, test: { ...test, globalSetup: ['tests/build-once.ts'] } };
};

const sixScenarios = 'tests/lab/six-verdicts.test.ts';

export default defineConfig({
  plugins: [preact()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A busy machine is no failure.
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{collector,house,browser,lab}/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'collector',
          include: ['tests/collector/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Each file starts servers of its own and mostly waits for their time limits.
          maxWorkers: 3,
        },
      },
      ofBuilds({ name: 'house', include: ['tests/house/*.test.ts'], seconds: 300 }),
      ofBuilds({ name: 'browser', include: ['tests/browser/*.test.ts'], seconds: 120 }),
      ofBuilds({ name: 'browser-long', include: ['tests/browser/long/*.test.ts'], seconds: 400 }),
      ofBuilds({ name: 'lab', include: [sixScenarios], seconds: 300 }),
      ofBuilds({ name: 'lab-long', include: ['tests/lab/**/*.test.ts'], exclude: [sixScenarios], seconds: 300 }),
    ],
  },
});
