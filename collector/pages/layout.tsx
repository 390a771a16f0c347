import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { directionOf, type Language, languages, languageTag } from '../../src/model/language.ts';
import { type Words, wordsOf } from './words.ts';

/** Pages may run no script and load nothing from other hosts. */
export const pagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export interface Page {
  readonly words: Words;
  /** Its file in the folder of a language. */
  readonly file: string;
  readonly title: string;
  readonly main: ComponentChildren;
  /** The file of its Atom feed. */
  readonly feed?: string;
}

/** Where a file of a language lies in the public folder: English at the top, the others each in a folder. */
export const pathOf = (language: Language, file: string): string =>
  language === 'en' ? file : `${languageTag(language)}/${file}`;

/** From the folder of a language to the files that all have in common. */
export const up = ({ language }: Words): string => (language === 'en' ? '' : '../');

/** A whole page as HTML. */
export function layout({ words, file, title, main, feed }: Page): string {
  const { tag, t } = words;
  const top = up(words);
  const page = renderToString(
    <html lang={tag} dir={directionOf(tag)}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={pagePolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content={t('about')} />
        <title>{title}</title>
        <link rel="icon" href={`${top}icon.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={`${top}style.css`} />
        {feed && <link rel="alternate" href={feed} type="application/atom+xml" title={title} />}
      </head>
      <body>
        <header>
          <a class="brand" href="index.html">
            <img src={`${top}icon.svg`} alt="" width="24" height="24" />
            Reachable
          </a>
          <nav class="languages">
            {languages.map((other) => (
              <LanguageLink
                key={other}
                other={other}
                href={`${top}${pathOf(other, file)}`}
                isThis={other === words.language}
              />
            ))}
          </nav>
        </header>
        <main>{main}</main>
        <footer>
          <p>
            {t('data_licence')} <a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0</a>,{' '}
            <a href="https://ooni.org/">OONI</a>,{' '}
            <a href="https://creativecommons.org/licenses/by-nc-sa/4.0/">CC BY-NC-SA 4.0</a>.
          </p>
          <p>
            {t('crowd_names_by')} <a href="https://db-ip.com/">DB-IP</a>,{' '}
            <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
          </p>
        </footer>
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

interface LanguageLinkProps {
  readonly other: Language;
  readonly href: string;
  readonly isThis: boolean;
}

function LanguageLink({ other, href, isThis }: LanguageLinkProps) {
  const { tag } = wordsOf(other);
  return (
    <a href={href} lang={tag} dir={directionOf(tag)} hreflang={tag} aria-current={isThis ? 'page' : undefined}>
      {new Intl.DisplayNames([tag], { type: 'language' }).of(tag)}
    </a>
  );
}
