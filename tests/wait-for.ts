import { vi } from 'vitest';

/** Waits until this neither throws nor rejects, and returns its result. A busy machine is no failure. */
export const waitFor = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 30_000 });
