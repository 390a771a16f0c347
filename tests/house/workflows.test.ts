import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { stores } from '../../scripts/release/upload.ts';
import { root } from '../../scripts/root.ts';
import { writeSums } from '../../scripts/sums.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly container?: string | { readonly image: string; readonly options?: string };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';
const read = (file: string) => readFileSync(join(root, folder, file), 'utf8');
const workflows = readdirSync(join(root, folder)).map((file) => ({ file, ...(parse(read(file)) as Workflow) }));
const jobs = workflows.flatMap(({ file, on, jobs }) =>
  Object.entries(jobs).map(([id, job]) => ({ place: `${file} ${id}`, on: Object.keys(on), job })),
);

/** The rights of each job beyond reading the sources, by its place. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
  'catalogue.yml propose': ['contents', 'pull-requests'],
  'codeql.yml analyze': ['security-events'],
  'release.yml attest': ['attestations', 'id-token'],
  'release.yml publish': ['contents'],
};
const hasSecrets = (job: Job) => JSON.stringify(job).includes('secrets.');

// It imports JSON as bundlers allow, but Node does not.
const { validate }: typeof import('@actions/languageservice') = await tsImport(
  '@actions/languageservice',
  import.meta.url,
);

/** The findings of GitHub's own parser, which caches texts by address. */
async function mistakesIn(text: string, address: string): Promise<string[]> {
  const found = await validate({ uri: `file:///${address}`, getText: () => text } as Parameters<typeof validate>[0]);
  return found.map(({ message }) => String(message));
}

describe.each(workflows)('the workflow $file', ({ file, on, permissions, jobs }) => {
  it("has no mistake that GitHub's parser finds", async () => {
    expect(await mistakesIn(read(file), file)).toEqual([]);
  });

  it('runs only npm commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const [, name] of read(file).matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  });

  it('names only actions by GitHub and zizmor, each by the hash of a commit, with its version', () => {
    const uses = read(file)
      .split('\n')
      .filter((line) => line.includes('uses:'));
    expect(uses).not.toEqual([]);
    for (const line of uses)
      expect(line).toMatch(
        /uses: (?:actions\/[\w-]+|github\/codeql-action\/\w+|zizmorcore\/zizmor-action)@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
      );
  });

  it('names each container by its digest', () => {
    for (const { container } of Object.values(jobs)) {
      const image = typeof container === 'object' ? container.image : container;
      if (image !== undefined) expect(image).toMatch(/:[\w.-]+@sha256:[0-9a-f]{64}$/);
    }
  });

  it('may do nothing unless a job says so', () => {
    expect(permissions).toEqual({});
  });

  it('is not started with our rights by anything that a stranger does', () => {
    const known = ['push', 'pull_request', 'schedule', 'workflow_dispatch'];
    expect(Object.keys(on).filter((event) => !known.includes(event))).toEqual([]);
  });
});

describe.each(jobs)('the job $place', ({ place, on, job }) => {
  it('has only the listed rights', () => {
    const { contents = 'read', ...more } = job.permissions ?? {};
    const writes = Object.entries({ ...more, contents }).filter(([, right]) => right === 'write');
    expect(writes.map(([name]) => name).sort()).toEqual([...(mayWrite[place] ?? [])].sort());
    expect(job.permissions).toBeDefined();
  });

  it('leaves no token in the checkout', () => {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  it('uses no outside text in a command', () => {
    for (const { run = '' } of job.steps) expect(run).not.toContain('${{');
  });

  it('runs no package if it has a secret or may write', () => {
    if (!hasSecrets(job) && !mayWrite[place]) return;
    expect(job.container).toBeUndefined();
    for (const { run = '' } of job.steps)
      expect(run.replace('npm run catalogue:check ended', '')).not.toMatch(/\bnp[mx]\b/);
  });

  it('has secrets only on main, and after a person has approved', () => {
    if (!hasSecrets(job)) return;
    expect(job.environment).toMatch(/^(?:release|stores)$/);
    expect(on).toEqual(['workflow_dispatch']);
    expect(first(place).if).toBe("github.ref == 'refs/heads/main'");
  });

  it('has neither secrets nor rights on the machine for a proposed change', () => {
    if (!on.includes('pull_request')) return;
    expect([hasSecrets(job), job.environment, mayWrite[place]]).toEqual([false, undefined, undefined]);
    const options = typeof job.container === 'object' ? (job.container.options ?? '') : '';
    const unlessProposed = `\${{ github.event_name != 'pull_request' && '--privileged' || '' }}`;
    expect(['', unlessProposed]).toContain(options);
  });
});

/** The job that all jobs before this one wait for. */
function first(place: string): Job {
  const [file = ''] = place.split(' ');
  const job = jobs.find((one) => one.place === place)?.job;
  if (job === undefined) throw new Error(`There is no job ${place}.`);
  const [needed] = [job.needs ?? []].flat();
  return needed === undefined ? job : first(`${file} ${needed}`);
}

it('the parser finds a mistake', async () => {
  const wrong = read('test.yml').replace('contents: read', 'contets: read').replace('github.ref }', 'github.reef }');
  expect(await mistakesIn(wrong, 'wrong.yml')).toHaveLength(2);
});

it('an action has the same hash everywhere', () => {
  const uses = jobs.flatMap(({ job }) => job.steps.flatMap(({ uses }) => uses ?? []));
  const names = new Set([...new Set(uses)].map((one) => one.split('@')[0]));
  expect(new Set(uses).size).toBe(names.size);
});

it('every credential of a release is given to only one job, except those of Mozilla', () => {
  const named = [...stores.flatMap(({ credentials }) => credentials), 'RELEASE_KEY'];
  const given = (name: string) => jobs.filter(({ job }) => JSON.stringify(job).includes(`{{ secrets.${name} }}`));
  for (const name of named) expect(given(name)).toHaveLength(name.startsWith('MOZILLA_') ? 2 : 1);
});

describe('a release job that gets packages from another', () => {
  const script = (name: string) => jobs.flatMap(({ job }) => job.steps.filter((step) => step.name === name));

  it('checks their sums', () => {
    const getting = jobs.filter(
      ({ place, job }) => place.startsWith('release.yml') && JSON.stringify(job).includes('download-artifact@'),
    );
    expect(getting).toHaveLength(4);
    for (const { job } of getting) {
      const names = job.steps.map(({ name, uses }) => name ?? uses?.split('@')[0]);
      expect(names[names.indexOf('actions/download-artifact') + 1]).toBe('Check the sums');
    }
    expect(new Set(script('Check the sums').map(({ run }) => run)).size).toBe(1);
  });

  it.each([
    ['goes on with those that were built', () => undefined, true],
    ['stops where one was changed', (packages: string) => appendFileSync(join(packages, 'a.zip'), '.'), false],
    [
      'stops where one was changed, and its sum with it',
      (packages: string) => {
        appendFileSync(join(packages, 'a.zip'), '.');
        writeSums(packages);
      },
      false,
    ],
  ])('%s', (_what, change, goesOn) => {
    const packages = mkdtempSync(join(tmpdir(), 'reachable-packages-'));
    onTestFinished(() => rmSync(packages, { recursive: true }));
    writeFileSync(join(packages, 'a.zip'), 'a package');
    writeSums(packages);
    const [sum] = script('Sum the sums').flatMap(({ run }) => /\$\((sha256sum .*?)\)/.exec(run ?? '')?.[1] ?? []);
    const cwd = join(packages, '../');
    const sums = spawnSync('bash', ['-c', (sum ?? '').replace('dist/packages', packages)], { cwd, encoding: 'utf8' });
    change(packages);
    const env = { ...process.env, SUMS: sums.stdout.trim() };
    const [check] = script('Check the sums');
    expect(spawnSync('bash', ['-ec', check?.run ?? ''], { cwd: packages, env }).status === 0).toBe(goesOn);
  });
});

describe.each([...read('release.yml').matchAll(/node (scripts\S+\.ts)/g)].map(([, file = '']) => file))(
  '%s, which runs beside secrets',
  (file) => {
    it("imports only Node's modules and our files, and so does each of these", () => {
      const seen = new Set<string>();
      const others: string[] = [];
      const visit = (path: string) => {
        if (seen.has(path)) return;
        seen.add(path);
        expect(existsSync(join(root, path)), path).toBe(true);
        for (const [, module = ''] of readFileSync(join(root, path), 'utf8').matchAll(
          /^(?:import|export) (?!type )[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm,
        )) {
          if (module.startsWith('.')) visit(join(dirname(path), module));
          else if (!module.startsWith('node:')) others.push(module);
        }
      };
      visit(file);
      expect(seen.size).toBeGreaterThan(1);
      expect(others).toEqual([]);
    });
  },
);
