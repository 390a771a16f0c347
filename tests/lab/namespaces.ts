import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolverAddresses } from './fixed-addresses.ts';

/** The two network namespaces of a world. Their names contain the id of their process. */
export interface Namespaces {
  readonly client: string;
  readonly internet: string;
  /** A folder that is deleted with them. */
  readonly folder: string;
  /** Ends the processes in them and removes them. */
  readonly remove: () => void;
}

const prefix = 'reachable';
const configuration = '/etc/netns';
let made = 0;

/** Creates both, after removing those of dead processes. */
export function makeNamespaces(): Namespaces {
  removeLeftOvers();
  made += 1;
  const world = `${prefix}-${process.pid}-${startOf(process.pid)}-${made}`;
  const client = `${world}-client`;
  const internet = `${world}-internet`;
  const folder = join(tmpdir(), world);
  const remove = () => {
    process.off('exit', remove);
    removeNamespace(client);
    removeNamespace(internet);
    rmSync(folder, remains);
  };
  process.on('exit', remove);
  mkdirSync(folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) endOn(signal);
  for (const name of [client, internet]) {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
  }
  // One process answers for all addresses.
  ip('-n', internet, 'route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo');
  ip('-n', internet, '-6', 'route', 'add', 'local', '::/0', 'dev', 'lo');
  // For IPv6 that route does not allow binding to any address.
  ip('netns', 'exec', internet, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv6/ip_nonlocal_bind');
  mkdirSync(`${configuration}/${client}`, { recursive: true });
  writeFileSync(`${configuration}/${client}/resolv.conf`, `nameserver ${resolverAddresses.provider}\n`);
  writeFileSync(`${configuration}/${client}/hosts`, '127.0.0.1 localhost\n::1 localhost\n');
  return { client, internet, folder, remove };
}

const remains = { recursive: true, force: true } as const;

/** Removes namespaces, configuration and folders of processes that have ended. */
function removeLeftOvers(): void {
  const names = new Set([...list('/var/run/netns'), ...list(configuration)]);
  for (const name of names) if (isLeftOver(name)) removeNamespace(name);
  for (const name of list(tmpdir())) if (isLeftOver(name)) rmSync(join(tmpdir(), name), remains);
}

function isLeftOver(name: string): boolean {
  const [, pid, start] = /^reachable-(\d+)-(\d+)-/.exec(name) ?? [];
  return pid !== undefined && startOf(Number(pid)) !== start;
}

function removeNamespace(name: string): void {
  const exists = () => existsSync(`/var/run/netns/${name}`);
  try {
    if (exists()) {
      for (const pid of ip('netns', 'pids', name).split('\n').filter(Boolean)) kill(Number(pid));
      ip('netns', 'del', name);
    }
  } catch (error) {
    // Another process that starts now may have removed it already.
    if (exists()) throw error;
  }
  rmSync(`${configuration}/${name}`, remains);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

export function ip(...args: readonly string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8' });
}

/** Makes signals end this process by a normal exit; otherwise its namespaces would stay. */
function endOn(signal: 'SIGINT' | 'SIGTERM'): void {
  if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
}

const list = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/** The start time of a process in kernel ticks. It distinguishes a reused process id from the first one. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not collected it yet.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
