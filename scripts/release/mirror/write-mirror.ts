import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { languages } from '../../../src/model/language.ts';
import { sha256 } from '../../fingerprint.ts';
import { root } from '../../root.ts';
import type { ReleaseOptions } from '../checks.ts';
import { git } from '../git.ts';
import { packageName, xpiName } from '../package-name.ts';
import type { Studio } from '../pictures.ts';
import { sharingOfReleases } from '../release-build.ts';
import { textsOf } from '../texts.ts';
import { feedOf } from './feed.ts';
import { landingPage, privacyPage, type Told } from './landing.ts';
import { pathOf } from './page.ts';
import { updatesOf } from './updates.ts';

/**
 * Writes a site without scripts: it opens from disk, and any file server can offer it. The packages are added once they
 * are signed.
 * @param addresses the signed list of addresses, for people with an older version
 */
export async function writeMirror(
  packages: string,
  folder: string,
  { version, now }: Pick<ReleaseOptions, 'version' | 'now'>,
  addresses: string,
  studio: Studio,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  const told: Told = {
    version,
    now,
    canShare: sharingOfReleases() !== '',
    chromium: packageName('chrome'),
    firefox: xpiName(),
  };
  const unsigned = readFileSync(join(packages, packageName('firefox-mirror')));
  const manifest = JSON.parse(Buffer.from(unzipSync(unsigned)['manifest.json'] ?? []).toString());
  write('addresses.txt', addresses);
  write('updates.json', updatesOf(manifest, told.firefox, sha256(unsigned)));
  write('feed.xml', feedOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), git('log', '-1', '--format=%cI').trim()));
  for (const language of languages) {
    const t = textsOf(language);
    write(pathOf(language, 'index.html'), landingPage(language, t, told));
    write(pathOf(language, 'privacy.html'), privacyPage(language, t, told));
    for (const colors of ['light', 'dark'] as const) {
      write(`pictures/${language}-${colors}.png`, await studio.popup(language, colors));
    }
  }
  cpSync(join(import.meta.dirname, 'style.css'), join(folder, 'style.css'));
  cpSync(join(root, 'public/icons/app-128.png'), join(folder, 'icon.png'));
}
