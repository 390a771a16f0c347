import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';

/** A build and its files. */
export interface Built {
  readonly folder: string;
  read(file: string): string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions: readonly string[];
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
  readonly action: { readonly default_popup: string; readonly default_icon: Readonly<Record<string, string>> };
  readonly icons: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** The build of this checkout in `dist`, without sharing. */
export const builtFor = (target: Target): Built => readBuilt(join(root, 'dist', target));

export function readBuilt(folder: string): Built {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { folder, read, manifest: JSON.parse(read('manifest.json')) };
}

/** A script and every script that it imports, by path in the build. */
export function scriptsOf(built: Built, entry: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    const text = built.read(file);
    found.set(file, text);
    for (const [, path] of text.matchAll(/(?:^|;)\s*(?:import|export)\b[^;"']*["'](\.[^"']+)["']/gm)) {
      visit(join(file, '..', path ?? '').replaceAll('\\', '/'));
    }
  };
  visit(entry);
  return found;
}

export const dashboardPage = 'src/pages/dashboard/index.html';

/** A page with its initial scripts and styles, by path in the build. */
export function pageOf(built: Built, page: string): Map<string, string> {
  const text = built.read(page);
  const loaded = [...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  return new Map([[page, text], ...loaded.flatMap((file) => [...scriptsOf(built, file)])]);
}
