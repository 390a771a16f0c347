import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Tests that need more than Node, or long: each set is run one file at a time, since there is one browser, one build, one network. */
const slow = (name: string, seconds: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
    fileParallelism: false,
  },
});

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
      slow('collector', 300),
      slow('house', 300),
      slow('browser', 120),
      slow('lab', 300),
    ],
  },
});
