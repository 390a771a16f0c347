import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../store/open-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of an embedded store without counts, to be copied. */
    readonly emptyStore: string;
  }
}

/** Vitest calls this before the first test of the collector. A new embedded store takes seconds of work, a copy none. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-empty-store-'));
  const store = await openStore(join(folder, 'store'));
  await store.close();
  provide('emptyStore', join(folder, 'store'));
  return () => rm(folder, { recursive: true, force: true });
}
