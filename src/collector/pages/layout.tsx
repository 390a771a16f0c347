import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Pages may run no script and load nothing from other hosts. */
export const pagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export interface Page {
  readonly title: string;
  readonly description: string;
  readonly main: ComponentChildren;
}

/** A whole page as HTML. */
export function layout({ title, description, main }: Page): string {
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={pagePolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content={description} />
        <title>{title}</title>
        <link rel="icon" href="icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <header>
          <a class="brand" href="index.html">
            <img src="icon.svg" alt="" width="24" height="24" />
            Reachable
          </a>
        </header>
        <main>{main}</main>
        <footer>
          <p>
            Counts of what people chose to share, never of single people. Free to use:{' '}
            <a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0</a>. OONI's figures:{' '}
            <a href="https://ooni.org/">ooni.org</a>,{' '}
            <a href="https://creativecommons.org/licenses/by-nc-sa/4.0/">CC BY-NC-SA 4.0</a>. Names of networks:{' '}
            <a href="https://db-ip.com/">DB-IP</a>, RouteViews and NRO,{' '}
            <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
          </p>
        </footer>
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
