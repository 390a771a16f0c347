import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceFiles } from '../../../scripts/release/sources.ts';
import { root } from '../../../scripts/root.ts';
import { run } from '../../../tests/house/source-copy.ts';
import { readOrMakeSigningKey } from '../../signing-key.ts';
import { freePort, type PostgresServer, startPostgres } from '../postgres.ts';

/** The instructions of the Containerfile, e.g. `['RUN', 'npm ci']`. */
const instructions = readFileSync(join(root, 'collector/deploy/Containerfile'), 'utf8')
  .split('\n')
  .flatMap((line) => [...line.matchAll(/^([A-Z]+) (.+)$/g)].map(([, name = '', rest = '']) => [name, rest] as const));
const all = (name: string) => instructions.filter(([found]) => found === name).map(([, rest]) => rest);

const place = mkdtempSync(join(tmpdir(), 'reachable-deploy-'));
let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
  // Runs the instructions of the first stage, in a clean folder.
  const build = join(place, 'reachable');
  mkdirSync(build);
  for (const file of sourceFiles()) cpSync(join(root, file), join(build, file));
  const [install, ...steps] = all('RUN').filter((step) => step.startsWith('npm'));
  for (const step of [install ?? '', ...steps]) run('sh', ['-c', step], build);
  // Runs those of each last stage, which has nothing but the bundle.
  for (const copy of all('COPY').filter((rest) => rest.startsWith('--from=build'))) {
    const [, from = '', to = ''] = copy.split(' ');
    cpSync(join(place, from), join(place, 'images', to), { recursive: true });
  }
  rmSync(build, { recursive: true });
});
afterAll(async () => {
  await postgres.stop();
  rmSync(place, { recursive: true });
});

it.each([
  ['relay', () => ({ GATEWAYS: 'https://gateway.example' })],
  ['gateway', () => ({ DATABASE_URL: postgres.freshDatabase() })],
  ['publisher', () => ({ DATABASE_URL: postgres.freshDatabase(), RELAYS: 'one,two', OONI_API: 'none' })],
] as const)('the image of the %s has all that it needs to answer', async (name, settings) => {
  const [command = '', program = ''] = JSON.parse(all('CMD').find((cmd) => cmd.includes(`/${name}/`)) ?? '[]');
  expect(command).toBe('node');
  const data = mkdtempSync(join(place, 'data-'));
  const signingKey = join(data, 'key.pem');
  await readOrMakeSigningKey(signingKey);
  const port = String(await freePort());
  const env = {
    PORT: port,
    SIGNING_KEY: signingKey,
    NOISE_SECRET: join(data, 'noise'),
    PUBLIC_FOLDER: join(data, 'public'),
    ...settings(),
  };
  const child = spawn(process.execPath, [join(place, 'images', program)], { cwd: data, env, stdio: 'inherit' });
  try {
    expect(await firstAnswer(child, `http://127.0.0.1:${port}/health`)).not.toBe(404);
  } finally {
    child.kill();
  }
});

it('an image has no source and no package', () => {
  const files = readdirSync(join(place, 'images'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /node_modules|\.tsx?$/.test(file))).toEqual([]);
});

/** The status of the first answer of a program, which may be slow to start. */
async function firstAnswer(child: ChildProcess, url: string): Promise<number> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return answer.status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it ended with ${child.exitCode}`);
}
