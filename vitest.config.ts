import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

interface TestSet {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** The longest that one test may take on a busy machine, s. */
  readonly seconds: number;
  /** How many files run at a time. Tests that mostly wait for time limits run side by side. */
  readonly atOnce: number;
  /** Sets that run in one call go one after the other, in this order. */
  readonly order: number;
  /** What is made once, before the first test of the set. */
  readonly makes?: readonly string[];
  /** What runs before each file. */
  readonly setup?: readonly string[];
  /** Do files share a process? Loading the modules anew for each takes a second of work. */
  readonly together?: boolean;
}

/** Tests of programs, builds and browsers. */
const slow = ({
  name,
  include,
  exclude = [],
  seconds,
  atOnce,
  order,
  makes = [],
  setup = [],
  together = false,
}: TestSet) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
    maxWorkers: atOnce,
    sequence: { groupOrder: order },
    isolate: !together,
    globalSetup: [...makes],
    setupFiles: [...setup],
  },
});

/** The builds in `dist`. */
const builds = 'tests/build-once.ts';
/** A store that tests copy. */
const emptyStore = 'collector/tests/empty-store.ts';
/** Ends the browsers of a file. */
const stopBrowsers = 'tests/browser/stop-browsers.ts';

const sixScenarios = 'tests/lab/six-verdicts.test.ts';

export default defineConfig({
  plugins: [preact()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // By default one core is left idle.
          maxWorkers: availableParallelism(),
          // It decides which messengers are common here.
          env: { TZ: 'UTC' },
          // A busy machine is no failure.
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          include: ['{tests,protocol/tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/{house,browser,lab}/**'],
        },
      },
      slow({
        name: 'collector',
        include: ['collector/tests/**/*.test.ts'],
        exclude: ['collector/tests/long/**'],
        seconds: 300,
        atOnce: 3,
        order: 1,
        makes: [emptyStore],
        together: true,
      }),
      slow({
        name: 'collector-long',
        include: ['collector/tests/long/*.test.ts'],
        seconds: 600,
        atOnce: 1,
        order: 8,
        makes: [emptyStore],
      }),
      slow({ name: 'house', include: ['tests/house/*.test.ts'], seconds: 300, atOnce: 2, order: 2, makes: [builds] }),
      slow({ name: 'house-long', include: ['tests/house/long/*.test.ts'], seconds: 600, atOnce: 1, order: 7 }),
      slow({
        name: 'browser',
        include: ['tests/browser/*.test.ts'],
        seconds: 240,
        atOnce: 2,
        order: 3,
        makes: [builds, emptyStore],
        setup: [stopBrowsers],
        together: true,
      }),
      slow({
        name: 'browser-long',
        include: ['tests/browser/long/*.test.ts'],
        seconds: 400,
        atOnce: 1,
        order: 4,
        makes: [builds, emptyStore],
        setup: [stopBrowsers],
        together: true,
      }),
      slow({ name: 'lab', include: [sixScenarios], seconds: 300, atOnce: 1, order: 5, makes: [builds] }),
      slow({
        name: 'lab-long',
        include: ['tests/lab/**/*.test.ts'],
        exclude: [sixScenarios],
        seconds: 300,
        atOnce: 1,
        order: 6,
        makes: [builds],
      }),
    ],
  },
});
