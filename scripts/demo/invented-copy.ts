import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages, languageTag } from '../../src/model/language.ts';
import type { Target } from '../build.ts';
import { grantedCopy } from '../granted-copy.ts';
import { root } from '../root.ts';
import { inventedTexts } from './invented-texts.ts';

/** The visible pages. */
const pages = ['popup', 'welcome', 'dashboard'];

/**
 * Copies a build for a demonstration: every page says, on the screen and in print, that it is invented, and so does a
 * shared result. No build has any of this: the copy is never packaged.
 * @returns the folder of the copy
 */
export async function inventedCopy(
  target: Target,
  { from = join(root, 'dist', target), to = join(root, '.cache/demo', target) } = {},
): Promise<string> {
  await grantedCopy(target, { from, to });
  const change = async (file: string, changed: (text: string) => string) =>
    writeFile(join(to, file), changed(await readFile(join(to, file), 'utf8')));
  await writeFile(join(to, 'invented.css'), styles);
  for (const page of pages) {
    await change(`src/pages/${page}/index.html`, (html) =>
      html.replace('</head>', '<link rel="stylesheet" href="/invented.css" /></head>'),
    );
  }
  for (const language of languages) {
    await change(`_locales/${language}/messages.json`, (json) => {
      const texts = JSON.parse(json);
      const { message } = texts.shared_footer;
      return JSON.stringify({ ...texts, shared_footer: { message: `${inventedTexts[language]}. ${message}` } });
    });
  }
  // No release has this version, so it identifies an exported file.
  await change('manifest.json', (json) => JSON.stringify({ ...JSON.parse(json), version: '0.0.0.1' }, undefined, 2));
  return to;
}

const texts = languages
  .map((language) => `:root:lang(${languageTag(language)}) { --invented: ${JSON.stringify(inventedTexts[language])} }`)
  .join('\n');

const styles = `${texts}

html::before {
  content: var(--invented);
  position: sticky;
  inset-block-start: 0;
  z-index: 9;
  display: block;
  block-size: 30px;
  background: #ffd60a;
  color: #000;
  font: 600 min(14px, 3.7vw)/30px system-ui, sans-serif;
  text-align: center;
  white-space: nowrap;
}

/* Below it. */
.frame {
  inset-block-start: 30px;
}

@media print {
  html::before {
    position: static;
  }

  /* On each sheet of paper. */
  html::after {
    content: var(--invented);
    position: fixed;
    inset: 45% 0 auto;
    color: #0005;
    font: 600 28px system-ui, sans-serif;
    text-align: center;
    rotate: -30deg;
  }
}
`;
