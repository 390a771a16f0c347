import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { PackageKind } from './release-build.ts';

export const releaseVersion = (): string => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** The file name of a package, or of the sources. */
export const packageName = (kind: PackageKind | 'sources'): string => `reachable-${releaseVersion()}-${kind}.zip`;

/** The file name of the package that Mozilla signed for use outside its store. */
export const xpiName = (): string => `reachable-${releaseVersion()}-firefox.xpi`;
