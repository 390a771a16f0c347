import { createHash, X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser as Running } from 'puppeteer-core';
import { firefoxNames } from '../../tests/browser/firefox-names.ts';
import { resolverRules } from '../../tests/browser/resolver-rules.ts';
import { startCatalogueInternet } from '../../tests/net/catalogue-internet.ts';
import { beginInventedDay } from './invented-day.ts';

/**
 * An internet on this machine with the invented day, and what directs a fresh browser to it. No system setting changes.
 */
export async function startDemoNetwork() {
  const { internet, ports } = await startCatalogueInternet();
  beginInventedDay(internet);
  const { rootPem } = internet.authority;
  return {
    chromiumArguments: [
      resolverRules({ port: internet.ports[0], ports }),
      // Despite its name, it only excuses certificates that this authority signed.
      `--ignore-certificate-errors-spki-list=${keyHashOf(rootPem)}`,
    ],
    firefoxPreferences: firefoxNames(internet.ports[0]),
    /** Firefox has no such argument. @param running before it connects to anything */
    trustInFirefox: (running: Running) => trustInFirefox(running, rootPem),
    stop: internet.stop,
  };
}

function keyHashOf(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

const trustWithinMs = 30_000;

/** Adds an authority to the profile from one of Firefox's own pages, whose scripts have Firefox's rights. */
async function trustInFirefox(running: Running, pem: string): Promise<void> {
  const page = await running.newPage();
  // This promise never settles for such a page, and no function of the driver can wait in it.
  page.goto('about:config').catch(() => undefined);
  const end = performance.now() + trustWithinMs;
  while (!(await page.evaluate('globalThis.Cc !== undefined').catch(() => false))) {
    if (performance.now() > end) throw new Error('Firefox does not open about:config, where this adds an authority.');
    await pause(100);
  }
  const base64 = pem.replace(/-----[A-Z ]+-----|\s/g, '');
  await page.evaluate(`Cc['@mozilla.org/security/x509certdb;1']
    .getService(Ci.nsIX509CertDB)
    .addCertFromBase64('${base64}', 'C,,')`);
  await page.close();
}
