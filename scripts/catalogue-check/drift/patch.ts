import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../root.ts';
import type { Drift } from './drift.ts';
import { edited } from './edit.ts';

/** The proposals: changes for a person to make, then a patch for `git apply`, each below its reason. */
export function patchFor(drifts: readonly Drift[]): string {
  const sources = readSources();
  const byHand: string[] = [];
  const written: string[] = [];
  for (const { name, sentence, edit } of drifts) {
    const file = edit && fileOf(edit.url, sources);
    const before = file && sources.get(file);
    const after = before && edited(before, edit);
    if (file === undefined || before === undefined || after === undefined) {
      byHand.push(`${name}: ${sentence}`);
      continue;
    }
    const tidy = formatted(file, after);
    sources.set(file, tidy);
    written.push(`${name}: ${sentence}\n\n${diffOf(file, before, tidy)}`);
  }
  return [...(byHand.length > 0 ? [byHand.join('\n')] : []), ...written]
    .map((part) => `${part.trimEnd()}\n`)
    .join('\n');
}

/** The files of the catalogue, by their paths from the root. */
function readSources(): Map<string, string> {
  const folder = 'src/catalogue';
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [`${folder}/${file.replaceAll('\\', '/')}`, readFileSync(join(root, folder, file), 'utf8')]),
  );
}

/** The file with this URL; undefined if none or several have it. */
function fileOf(url: string, sources: ReadonlyMap<string, string>): string | undefined {
  const having = [...sources].flatMap(([file, text]) =>
    text
      .split(`url: '${url}',`)
      .slice(1)
      .map(() => file),
  );
  return having.length === 1 ? having[0] : undefined;
}

function formatted(file: string, text: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${file}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The changed ${file} cannot be formatted:\n${stderr}`);
  return stdout;
}

function diffOf(file: string, before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'reachable-patch-'));
  try {
    for (const [side, text] of Object.entries({ a: before, b: after })) {
      mkdirSync(dirname(join(folder, side, file)), { recursive: true });
      writeFileSync(join(folder, side, file), text);
    }
    const args = ['diff', '--no-index', '--no-prefix', '--no-color', '--no-ext-diff', `a/${file}`, `b/${file}`];
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    // 1 means that they differ.
    if (status !== 1) throw new Error(`git makes no diff of ${file}: ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
