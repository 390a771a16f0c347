import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { languages } from '../../../src/model/language.ts';
import { filesIn, sha256 } from '../../fingerprint.ts';
import { root } from '../../root.ts';
import type { ReleaseOptions } from '../checks.ts';
import { git } from '../git.ts';
import type { Studio } from '../pictures.ts';
import { packageName, sharingOfReleases } from '../release-build.ts';
import { textsOf } from '../texts.ts';
import { feedOf } from './feed.ts';
import { landingPage, privacyPage, type Told } from './landing.ts';
import { pathOf } from './page.ts';
import { updatesOf } from './updates.ts';

/** The largest mirror: who keeps one may have little room, and who visits it a slow line. */
const maxBytes = 5_000_000;

/**
 * Writes a site without script, from signed packages: it opens from disk, and any server of files can offer it.
 * @param addresses the signed list of addresses, for whoever has an older version
 * @returns its size in bytes
 */
export async function writeMirror(
  packages: string,
  folder: string,
  { version, now }: Pick<ReleaseOptions, 'version' | 'now'>,
  addresses: string,
  studio: Studio,
): Promise<number> {
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
    firefox: `reachable-${version}-firefox.xpi`,
  };
  for (const file of [told.chromium, told.firefox, 'SHA256SUMS']) {
    for (const name of [file, `${file}.sig`]) write(`files/${name}`, readFileSync(join(packages, name)));
  }
  write('files/allowed-signers', readFileSync(join(packages, 'allowed-signers')));
  const xpi = readFileSync(join(packages, told.firefox));
  const manifest = JSON.parse(Buffer.from(unzipSync(xpi)['manifest.json'] ?? []).toString());
  write('addresses.txt', addresses);
  write('updates.json', updatesOf(manifest, told.firefox, sha256(xpi)));
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
  const bytes = (await filesIn(folder)).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  if (bytes > maxBytes) throw new Error(`The mirror has ${bytes} bytes, and may have ${maxBytes}.`);
  return bytes;
}
