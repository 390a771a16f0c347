import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { type Built, builtFor, dashboardPage, pageOf, scriptsOf } from '../../tests/house/built.ts';
import { filesIn } from '../fingerprint.ts';
import { makeBuildsFresh } from '../fresh-builds.ts';
import type { Measure } from './measure.ts';
import type { Row } from './row.ts';

/** The compressed size of the build. */
export const sizes: Measure = {
  name: 'sizes',
  run: async ({ target }) => {
    await makeBuildsFresh();
    return sizesOf(builtFor(target));
  },
};

export type KindOfBuild = 'alone' | 'sharing';

interface LimitsKb {
  readonly background: number;
  readonly dashboard: number;
  readonly package: number;
}

/** A build that shares has the protocol of reports, and a table of networks and their countries. */
const limitsKb: Record<KindOfBuild, LimitsKb> = {
  alone: { background: 99, dashboard: 100, package: 800 },
  sharing: { background: 102, dashboard: 103, package: 1000 },
};

/** Each size that has a limit, which tests hold too. */
export async function sizesOf(built: Built, kind: KindOfBuild = 'alone'): Promise<Row[]> {
  const limit = limitsKb[kind];
  return [
    row('background, gzip', limit.background, gzipped(scriptsOf(built, backgroundOf(built)))),
    row('popup with all that it loads, gzip', 60, gzipped(pageOf(built, built.manifest.action.default_popup))),
    row('dashboard with all that it loads at first, gzip', limit.dashboard, gzipped(pageOf(built, dashboardPage))),
    row('package, zip', limit.package, await zipped(built.folder)),
  ];
}

const row = (what: string, atMost: number, bytes: number): Row => ({
  what,
  unit: 'kB',
  atMost,
  values: [bytes / 1000],
});

function backgroundOf({ manifest }: Built): string {
  const { service_worker: worker, scripts = [] } = manifest.background;
  return worker ?? scripts[0] ?? '';
}

function gzipped(texts: ReadonlyMap<string, string>): number {
  return [...texts.values()].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

async function zipped(folder: string): Promise<number> {
  const files = await filesIn(folder);
  const contents = files.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))] as const);
  return zipSync(Object.fromEntries(contents), { level: 9 }).length;
}
