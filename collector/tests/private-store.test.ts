import fs, { readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addCounts } from '../store/add-counts.ts';
import { forgetDeleted } from '../store/forget-deleted.ts';
import { openStore } from '../store/open-store.ts';
import { deleteCountsBefore } from '../store/read-counts.ts';
import type { Store } from '../store/store.ts';
import { filesIn } from './files-in.ts';
import { newStore } from './new-store.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { sampleCount } from './sample-count.ts';

let postgres: PostgresServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reachable-private-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** How many files and folders have each mode. */
async function rightsIn(location: string): Promise<readonly string[]> {
  const entries = await readdir(location, { withFileTypes: true, recursive: true });
  const rights = entries.map((entry) => {
    const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
    return `${entry.isDirectory() ? 'folder' : 'file'} ${mode.toString(8)}`;
  });
  return [...new Set([`folder ${(statSync(location).mode & 0o777).toString(8)}`, ...rights])].sort();
}

describe('the folder of an embedded store', () => {
  it('can be read by its owner only, with all files that are added', async () => {
    const location = join(folder, 'rights');
    const store = await openStore(location);
    await store.query('CREATE TABLE later (a text)');
    await store.query("INSERT INTO later SELECT repeat('x', 2000) FROM generate_series(1, 2000)");
    expect(await rightsIn(location)).toEqual(['file 600', 'folder 700']);
    await store.close();
  });

  it('is made private if an earlier version left it open', async () => {
    const location = join(folder, 'open');
    await (await newStore(location)).close();
    await chmod(location, 0o755);
    await chmod(join(location, 'database'), 0o755);
    await chmod(join(location, 'database', 'PG_VERSION'), 0o666);
    const store = await openStore(location);
    expect(await rightsIn(location)).toEqual(['file 600', 'folder 700']);
    await store.close();
  });

  it('has a write on the disk before it reports it', async () => {
    const store = await newStore(join(folder, 'synced'));
    expect(await store.query('SHOW fsync')).toEqual([{ fsync: 'on' }]);
    const synced = vi.spyOn(fs, 'fsyncSync');
    syncBuiltinESMExports();
    await addCounts(store, [sampleCount()]);
    expect(synced).toHaveBeenCalled();
    synced.mockRestore();
    syncBuiltinESMExports();
    await store.close();
  });
});

describe.each([
  [
    'PGlite',
    async () => ({ location: join(folder, 'forgets'), filesOf: async () => filesIn(join(folder, 'forgets')) }),
  ],
  [
    'PostgreSQL',
    async () => ({
      location: postgres.freshDatabase(),
      filesOf: async (store: Store) => {
        const [row] = await store.query<{ data_directory: string }>('SHOW data_directory');
        // Its operator decides how long a server keeps its log.
        return filesIn(join(row?.data_directory ?? '', 'base'));
      },
    }),
  ],
])('what a store on %s deletes', (_name, open) => {
  it('leaves the disk', async () => {
    const { location, filesOf } = await open();
    const store = await newStore(location);
    const holding = async (text: string) =>
      (await filesOf(store)).filter((file) => readFileSync(file).includes(text)).length;
    await addCounts(
      store,
      Array.from({ length: 300 }, (_, asn) => sampleCount({ slot: 10, asn, service: 'an-old-service' })),
    );
    await addCounts(store, [sampleCount({ service: 'a-new-service' })]);
    await store.query('CHECKPOINT');
    expect(await holding('an-old-service')).toBeGreaterThan(0);
    await deleteCountsBefore(store, 400);
    expect(await holding('an-old-service')).toBeGreaterThan(0);
    await forgetDeleted(store);
    expect(await holding('an-old-service')).toBe(0);
    expect(await holding('a-new-service')).toBeGreaterThan(0);
    await store.close();
  });
});
