import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startWorld, withWorld } from '../world.ts';

const namespaces = () =>
  ['/var/run/netns', '/etc/netns'].flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
const ofWorlds = () => namespaces().filter((name) => name.startsWith('reachable-'));
/** Namespaces of this process only, since other shards may run at the same time. */
const own = () => ofWorlds().filter((name) => name.includes(`-${process.pid}-`));
/** A process that has ended stays listed as a zombie until its parent, often the init process here, collects it. */
const isRunning = (pid: number) => {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
};

/** A separate process that starts a world and a command in it, prints their ids, and waits. */
async function worldElsewhere() {
  const world = fileURLToPath(new URL('../world.ts', import.meta.url));
  const source = `const { startWorld } = await import(${JSON.stringify(world)});
    const world = await startWorld();
    const sleeper = world.spawn('sleep', ['1000']);
    console.log(JSON.stringify({ client: world.client, sleeper: sleeper.pid, folder: world.folder }));
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<Buffer>((done) => owner.stdout.once('data', done));
  return { owner, ...(JSON.parse(said.toString()) as { client: string; sleeper: number; folder: string }) };
}

describe('a world', () => {
  test('leaves nothing behind', async () => {
    const before = own();
    const { folder, sleeper } = await withWorld({}, async (world) => {
      expect(own().length).toBeGreaterThan(before.length);
      return { folder: world.folder, sleeper: world.spawn('sleep', ['1000']).pid ?? 0 };
    });
    expect(own()).toEqual(before);
    expect(existsSync(folder)).toBe(false);
    await expect.poll(() => isRunning(sleeper)).toBe(false);
  });

  test('leaves nothing behind if its test fails', async () => {
    const before = own();
    const failing = withWorld({}, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(own()).toEqual(before);
  });

  test('can run at the same time as another', async () => {
    const [one, two] = await Promise.all([startWorld(), startWorld()]);
    await one.router('setRules', [{ kind: 'outage', what: 'everything' }]);
    const { output } = await two.run('curl', ['--silent', '--cacert', two.rootFile, 'https://example.com/']);
    expect(output).toContain('example.com');
    await Promise.all([one.stop(), two.stop()]);
  });

  test('removes the remains of a world whose process was killed', async () => {
    const { owner, client, sleeper, folder } = await worldElsewhere();
    owner.kill('SIGKILL');
    await expect.poll(() => isRunning(owner.pid ?? 0)).toBe(false);
    expect(ofWorlds()).toContain(client);
    await withWorld({}, async () => undefined);
    expect(ofWorlds()).not.toContain(client);
    expect(existsSync(folder)).toBe(false);
    await expect.poll(() => isRunning(sleeper)).toBe(false);
  });

  test('is removed when its process gets a signal', async () => {
    const { owner, client, folder } = await worldElsewhere();
    owner.kill('SIGTERM');
    await expect.poll(() => ofWorlds()).not.toContain(client);
    await expect.poll(() => existsSync(folder)).toBe(false);
  });
});
