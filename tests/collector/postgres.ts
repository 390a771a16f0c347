import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from '../../scripts/debian.ts';

export interface PostgresServer {
  /** Creates an empty database and returns its `DATABASE_URL`. */
  freshDatabase(): string;
  stop(): Promise<void>;
}

/** A real PostgreSQL in a temporary folder on a free port of loopback. Stopping it deletes the folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-postgres-'));
  const owner = ownerOf(folder);
  const initdb = findProgram('initdb');
  if (initdb === undefined) throw new Error('The tests of the store need PostgreSQL (on Debian: postgresql).');
  const programs = dirname(initdb);
  const data = join(folder, 'data');
  execFileSync(
    initdb,
    ['--pgdata', data, '--username=reachable', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    { ...owner, cwd: folder, stdio: 'pipe' },
  );
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${folder}`,
      '-c',
      'fsync=off',
    ],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const asked = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'reachable', '-d', 'postgres'];
  await acceptsClients(
    () => spawnSync(join(programs, 'pg_isready'), asked, { ...owner, cwd: folder }).status === 0,
    () => server.exitCode !== null,
  );
  const psql = (command: string) =>
    execFileSync(
      join(programs, 'psql'),
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'reachable', '-d', 'postgres', '-c', command],
      { ...owner, cwd: folder, stdio: 'pipe' },
    );
  let databases = 0;
  return {
    freshDatabase() {
      databases++;
      psql(`CREATE DATABASE test${databases}`);
      return `postgres://reachable@127.0.0.1:${port}/test${databases}`;
    },
    async stop() {
      // SIGQUIT stops it at once; its data is not needed.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as the user that Debian's package makes. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no port is free');
  return address.port;
}

/** A port that is open does not show it: while the server starts up, it refuses every client. */
async function acceptsClients(isReady: () => boolean, hasEnded: () => boolean): Promise<void> {
  while (!isReady()) {
    if (hasEnded()) throw new Error('PostgreSQL ended before it accepted clients.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
