import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Switched } from '../net/behaviour.ts';
import type { AddressPlanOptions } from './address-plan.ts';
import type { Rule } from './censor/rule.ts';
import { type Remote, startRemote } from './channel.ts';
import { clientAddress, uplinks } from './fixed-addresses.ts';
import { documentedAddresses, knownHosts } from './hosts.ts';
import type { InternetCalls } from './internet/main.ts';
import { cleanLine, type Line } from './line.ts';
import { ip, makeNamespaces, type Namespaces } from './namespaces.ts';
import type { RouterCalls } from './router/main.ts';

/**
 * How a sender finds its speed. Loss slows CUBIC (RFC 9438), the default of Linux and Windows, and hardly BBR.
 * @source Mishra et al., "The Great Internet TCP Congestion Control Census", 2019: CUBIC 36 %, BBR 22 % of popular sites
 */
export type CongestionControl = 'cubic' | 'bbr';

export interface WorldOptions {
  readonly line: Line;
  readonly rules: readonly Rule[];
  /** How servers misbehave, by host. */
  readonly behaviours: Readonly<Record<string, readonly Switched[]>>;
  readonly names: Partial<AddressPlanOptions>;
  /** The seed of all random decisions. */
  readonly seed: number;
  /** The congestion control at both ends. Default: that of most servers, whatever this machine's is. */
  readonly congestionControl?: CongestionControl;
}

/** The result of a command. */
export interface Ended {
  readonly code: number | undefined;
  readonly output: string;
  readonly errors: string;
  readonly tookMs: number;
}

export interface World {
  /** The network namespace of the person's machine. */
  readonly client: string;
  /** A file with the certificate authority that browsers must trust. */
  readonly rootFile: string;
  readonly rootPem: string;
  /** The authority that somebody added to the browsers. */
  readonly addedRootPem: string;
  /** A folder that is deleted with the world. */
  readonly folder: string;
  readonly spawn: (command: string, args: readonly string[], options?: SpawnOptions) => ChildProcess;
  readonly run: (command: string, args: readonly string[], timeoutMs?: number) => Promise<Ended>;
  readonly router: Remote<RouterCalls>['call'];
  readonly internet: Remote<InternetCalls>['call'];
  /** Unplugs or plugs in the cable at the person's end. */
  readonly setCable: (plugged: boolean) => void;
  /** Moves the person's machine to another network: a new address replaces the old one. */
  readonly move: () => void;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Not `tun0`: Chromium believes itself offline if all interfaces are tunnels. */
const device = 'eth0';

export async function startWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  const names: AddressPlanOptions = {
    hosts: knownHosts,
    known: documentedAddresses,
    ipv6: false,
    ipv4Only: [],
    nat64: false,
    fake: false,
    absent: [],
    odd: {},
    ...options.names,
  };
  const { congestionControl = 'cubic' } = options;
  const namespaces = makeNamespaces();
  const { folder } = namespaces;
  const node = [process.execPath, '--import', 'tsx'] as const;
  const devices = [namespaces.client, device, namespaces.internet, device];
  const routerOptions = JSON.stringify({ plan: names, seed: options.seed ?? 1 });
  const router = startRemote<RouterCalls>(
    'the router',
    ['perl', script('router/tun-exec.pl'), ...devices, '--', ...node, script('router/main.ts'), routerOptions],
    root,
    true,
  );
  const internet = startRemote<InternetCalls>(
    'the internet',
    ['ip', 'netns', 'exec', namespaces.internet, ...node, script('internet/main.ts'), JSON.stringify(names)],
    root,
    true,
  );
  const stop = async () => {
    await Promise.all([router.stop(), internet.stop()]);
    namespaces.remove();
  };
  try {
    await Promise.all([router.ready, internet.ready]);
    plugIn(namespaces, names.ipv6, congestionControl);
    await router.call('setLine', options.line ?? cleanLine);
    await router.call('setRules', options.rules ?? []);
    for (const [host, behaviours] of Object.entries(options.behaviours ?? {})) {
      await internet.call('behave', { host, behaviours });
    }
    const rootPem = await internet.call('rootPem', undefined);
    const addedRootPem = await internet.call('addedRootPem', undefined);
    const rootFile = join(folder, 'root.pem');
    writeFileSync(rootFile, rootPem);
    const enter = ['netns', 'exec', namespaces.client] as const;
    return {
      client: namespaces.client,
      rootFile,
      rootPem,
      addedRootPem,
      folder,
      spawn: (command, args, spawnOptions = {}) => spawn('ip', [...enter, command, ...args], spawnOptions),
      run: (command, args, timeoutMs = 60_000) => run('ip', [...enter, command, ...args], timeoutMs),
      router: router.call,
      internet: internet.call,
      setCable: (plugged) => {
        if (plugged) plugIn(namespaces, names.ipv6, congestionControl);
        else ip('-n', namespaces.client, 'link', 'set', device, 'down');
      },
      move: () => {
        const address = (what: string, which: string) =>
          ip('-n', namespaces.client, 'address', what, `${which}/32`, 'dev', device);
        address('replace', clientAddress.next);
        address('delete', clientAddress.own);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs `use` in a new world and removes it afterwards in any case. */
export async function withWorld<T>(options: Partial<WorldOptions>, use: (world: World) => Promise<T>): Promise<T> {
  const world = await startWorld(options);
  try {
    return await use(world);
  } finally {
    await world.stop();
  }
}

/** Sets addresses and routes at both ends of the line. */
function plugIn({ client, internet }: Namespaces, ipv6: boolean, congestionControl: CongestionControl): void {
  const over = ['dev', device, 'congctl', congestionControl];
  const { own, ipv6: own6 } = clientAddress;
  ip('-n', client, 'address', 'replace', `${own}/32`, 'dev', device);
  for (const namespace of [client, internet]) ip('-n', namespace, 'link', 'set', device, 'up');
  ip('-n', client, 'route', 'replace', 'default', ...over);
  // More specific than "everything is local".
  for (const outside of Object.values(uplinks)) {
    ip('-n', internet, 'route', 'replace', outside, ...over, 'table', 'local');
  }
  if (!ipv6) return;
  ip('-n', client, '-6', 'address', 'replace', `${own6}/128`, 'dev', device, 'nodad');
  ip('-n', client, '-6', 'route', 'replace', 'default', ...over);
  ip('-n', internet, '-6', 'route', 'replace', own6, ...over, 'table', 'local');
}

function run(command: string, args: readonly string[], timeoutMs: number): Promise<Ended> {
  const startedAt = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', fail);
    child.once('close', (code) =>
      done({ code: code ?? undefined, output, errors, tookMs: performance.now() - startedAt }),
    );
  });
}
