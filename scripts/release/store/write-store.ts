import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Language, languages, languageTag } from '../../../src/model/language.ts';
import { plainPrivacyPage } from '../mirror/landing.ts';
import { pictureSize, type Studio, sizeOfPng } from '../pictures.ts';
import { sharingOfReleases } from '../release-build.ts';
import { textsOf } from '../texts.ts';
import { dataUse, permissionReasons, remoteCode, reviewerNotes, singlePurpose } from './answers.ts';
import { limits, listingOf, tooLong } from './listing.ts';

/** The languages of the pictures. */
const picturedLanguages: readonly Language[] = ['en', 'ru', 'fa', 'es', 'zh_CN'];

/** The pictures after the poster. */
const picturedPages = ['dashboard-overview', 'dashboard-service', 'dashboard-history', 'dashboard-help'];

const tiles = { small: { width: 440, height: 280 }, marquee: { width: 1400, height: 560 } };

/** Writes what the stores' forms ask for at this moment, epoch ms. Returns the number of files. */
export async function writeStore(folder: string, studio: Studio, now: number): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  let count = 0;
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
    count += 1;
  };
  const writePicture = (
    file: string,
    picture: Uint8Array,
    wanted: { readonly width: number; readonly height: number },
  ) => {
    const { width, height } = sizeOfPng(picture);
    if (width !== wanted.width || height !== wanted.height)
      throw new Error(`${file} has ${width} x ${height} pixels, and needs ${wanted.width} x ${wanted.height}.`);
    write(file, picture);
  };
  const canShare = sharingOfReleases() !== '';
  for (const language of languages) {
    const t = textsOf(language);
    const listing = listingOf(t, canShare, now);
    const mistakes = tooLong({ ...listing }, limits);
    if (mistakes.length > 0)
      throw new Error(`The texts in ${language} are too long for a store:\n${mistakes.join('\n')}`);
    for (const [name, text] of Object.entries(listing)) write(`${languageTag(language)}/${name}.txt`, `${text}\n`);
    write(`${languageTag(language)}/privacy.html`, plainPrivacyPage(language, t, canShare));
  }
  for (const language of picturedLanguages) {
    const folder = `${languageTag(language)}/pictures`;
    writePicture(`${folder}/1.png`, await studio.poster(language), pictureSize);
    for (const [index, page] of picturedPages.entries())
      writePicture(`${folder}/${index + 2}.png`, await studio.dashboard(language, page), pictureSize);
  }
  for (const [name, size] of Object.entries(tiles)) writePicture(`tile-${name}.png`, await studio.tile(size), size);
  const lines = (answers: Readonly<Record<string, string>>) =>
    Object.entries(answers)
      .map(([name, answer]) => `- ${name}: ${answer}\n`)
      .join('');
  write('single-purpose.txt', `${singlePurpose(canShare)}\n`);
  write('permissions.md', lines(permissionReasons));
  write('data-use.md', `${lines(dataUse(canShare))}- remote code: ${remoteCode}\n`);
  write(
    'reviewers.md',
    reviewerNotes(canShare)
      .map((note) => `- ${note}\n`)
      .join(''),
  );
  return count;
}
