import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

/** Puts an empty store where a program or `openStore` will look for one, unless there is one or it is on a server. */
export async function putEmptyStore(location: string): Promise<void> {
  if (location.startsWith('postgres://') || existsSync(join(location, 'database'))) return;
  await cp(inject('emptyStore'), location, { recursive: true });
}

/** Opens the store of a test. */
export async function newStore(location: string): Promise<Store> {
  await putEmptyStore(location);
  return openStore(location);
}
