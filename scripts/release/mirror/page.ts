import { directionOf, type Language, languages, languageTag } from '../../../src/model/language.ts';
import { languageName, type TextOf } from '../texts.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The file of a page. English is at the top, the other languages are in folders. */
export const pathOf = (language: Language, page: string): string =>
  language === 'en' ? page : `${languageTag(language)}/${page}`;

interface Page {
  readonly language: Language;
  readonly t: TextOf;
  readonly file: string;
  readonly title: string;
  /** HTML. */
  readonly content: string;
}

/** A page without scripts, which opens from disk: each link is relative and names a file. */
export function pageOf({ language, t, file, title, content }: Page): string {
  const up = language === 'en' ? '' : '../';
  const others = languages.map((other) => {
    const current = other === language ? ' aria-current="page"' : '';
    const tag = languageTag(other);
    return `<a href="${up}${pathOf(other, file)}" lang="${tag}" dir="${directionOf(other)}"${current}>${escaped(languageName(other))}</a>`;
  });
  return `<!doctype html>
<html lang="${languageTag(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'self' file:">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(t('appDescription'))}">
<link rel="icon" href="${up}icon.png">
<link rel="alternate" type="application/atom+xml" href="${up}feed.xml" title="Reachable">
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<nav>${others.join('\n')}</nav>
<main>
${content}
</main>
</body>
</html>
`;
}
