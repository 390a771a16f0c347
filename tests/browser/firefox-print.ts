import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { inFirefoxItself } from './firefox-itself.ts';

export interface PrintOptions {
  /** Prints the first frame in the page. */
  readonly frame?: boolean;
  /** Uses margins set in the dialog, which override those of the page. */
  readonly ownMargins?: boolean;
}

/**
 * Prints the page in front to a PDF like "Save to PDF" in Firefox's own dialog: with title, address and date in the
 * margins, which the drivers' print command leaves out.
 */
export async function printInFirefox(
  browser: Browser,
  { frame = false, ownMargins = false }: PrintOptions = {},
): Promise<string> {
  const file = join(tmpdir(), `reachable-print-${process.pid}-${performance.now()}.pdf`);
  const headers = await inFirefoxItself(
    browser,
    `(async () => {
      const settings = Cc['@mozilla.org/gfx/printsettings-service;1']
        .getService(Ci.nsIPrintSettingsService)
        .createNewPrintSettings();
      settings.outputFormat = Ci.nsIPrintSettings.kOutputFormatPDF;
      settings.outputDestination = Ci.nsIPrintSettings.kOutputDestinationFile;
      settings.toFileName = ${JSON.stringify(file)};
      settings.printSilent = true;
      if (${ownMargins}) {
        settings.honorPageRuleMargins = false;
        for (const side of ['Top', 'Bottom', 'Left', 'Right']) settings['margin' + side] = 0.6;
      }
      const page = gBrowser.selectedBrowser.browsingContext;
      await (${frame} ? page.children[0] : page).print(settings);
      return [settings.headerStrLeft, settings.headerStrRight].join();
    })()`,
  );
  // Firefox prints title and address unless somebody switches that off.
  if (headers !== '&T,&U') throw new Error(`not printed with title and address: ${headers}`);
  return file;
}

/** The text of a PDF and the targets of its links, read by Firefox's own viewer. Deletes the file. */
export async function readPdf(page: Page, file: string): Promise<string> {
  await showOwnPage(page, `file://${file}`, '.textLayer span');
  const read = await page.evaluate(`(async () => {
    const { pdfDocument } = window.PDFViewerApplication;
    const texts = [];
    for (let number = 1; number <= pdfDocument.numPages; number++) {
      const sheet = await pdfDocument.getPage(number);
      const { items } = await sheet.getTextContent();
      texts.push(items.map(({ str }) => str).join(''));
      for (const { url } of await sheet.getAnnotations()) texts.push(url ?? '');
    }
    return texts.join('\\n');
  })()`);
  const raw = readFileSync(file, 'latin1');
  rmSync(file);
  return `${read}\n${raw}`;
}
