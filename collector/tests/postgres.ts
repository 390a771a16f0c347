import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from '../../scripts/debian.ts';

export interface PostgresServer {
  /** Creates an empty database and returns its `DATABASE_URL`. */
  freshDatabase(): string;
  /**
   * Runs a PostgreSQL program with the address of the server, as the user that owns its data. Returns what it prints.
   */
  run(program: string, args: readonly string[], input?: Buffer): Buffer;
  /**
   * Starts a server on a copy of this one. It follows this one until it is promoted; writes wait for it from now on.
   */
  startStandby(): Promise<Standby>;
  /** Ends it as a power cut would, and keeps its data. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  restart(): Promise<void>;
  /** Mounts a disk of a megabyte, as root, and returns the name of the tablespace on it. */
  smallDisk(): SmallDisk;
  stop(): Promise<void>;
}

export interface SmallDisk {
  /** The name of the tablespace. */
  readonly name: string;
  /** Fills it, so that not a byte is left. */
  fill(): void;
  /** Removes what `fill` wrote. */
  empty(): void;
  unmount(): void;
}

export interface Standby {
  readonly port: number;
  promote(): void;
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
  let running = await startServer(programs, data, port, owner);
  const call = (program: string, args: readonly string[], input?: Buffer) =>
    execFileSync(join(programs, program), ['-h', '127.0.0.1', '-p', String(port), '-U', 'reachable', ...args], {
      ...owner,
      cwd: folder,
      stdio: 'pipe',
      ...(input ? { input } : {}),
    });
  const psql = (command: string) => call('psql', ['-d', 'postgres', '-c', command]);
  let databases = 0;
  return {
    freshDatabase() {
      databases++;
      psql(`CREATE DATABASE test${databases}`);
      return `postgres://reachable@127.0.0.1:${port}/test${databases}`;
    },
    run: call,
    kill: () => running.end('SIGKILL'),
    async restart() {
      running = await startServer(programs, data, port, owner);
    },
    smallDisk() {
      const disk = mkdtempSync(join(folder, 'disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
      const inner = mkdtempSync(join(disk, 'space-'));
      ownerOf(inner);
      psql(`CREATE TABLESPACE small LOCATION '${inner}'`);
      const ballast = join(disk, 'ballast');
      return {
        name: 'small',
        fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4096'], { stdio: 'ignore' }),
        empty: () => rmSync(ballast),
        // Works even if PostgreSQL still has files open there.
        unmount: () => void execFileSync('umount', ['--lazy', disk]),
      };
    },
    async startStandby() {
      const copy = join(folder, 'standby');
      call('pg_basebackup', ['--pgdata', copy, '--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast']);
      const standbyPort = await freePort();
      const standby = await startServer(programs, copy, standbyPort, owner);
      psql("ALTER SYSTEM SET synchronous_standby_names = '*'");
      psql('SELECT pg_reload_conf()');
      return {
        port: standbyPort,
        promote: () =>
          void execFileSync(join(programs, 'pg_ctl'), ['promote', '-w', '-D', copy], { ...owner, cwd: folder }),
        stop: () => standby.end('SIGQUIT'),
      };
    },
    async stop() {
      // SIGQUIT stops it at once; its data is not needed.
      await running.end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Owner = ReturnType<typeof ownerOf>;

/** Starts a server on a folder of data, and waits until it accepts clients. */
async function startServer(programs: string, data: string, port: number, owner: Owner) {
  const folder = dirname(data);
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const asked = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'reachable', '-d', 'postgres'];
  await acceptsClients(
    () => spawnSync(join(programs, 'pg_isready'), asked, { ...owner, cwd: folder }).status === 0,
    () => server.exitCode !== null,
  );
  return {
    async end(signal: NodeJS.Signals) {
      server.kill(signal);
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root, so root runs it as the user of Debian's package. */
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

/** An open port is not enough: while the server starts up, it refuses every client. */
async function acceptsClients(isReady: () => boolean, hasEnded: () => boolean): Promise<void> {
  while (!isReady()) {
    if (hasEnded()) throw new Error('PostgreSQL ended before it accepted clients.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
