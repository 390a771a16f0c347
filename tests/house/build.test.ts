import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { inventedCopy } from '../../scripts/demo/invented-copy.ts';
import { inventedTexts } from '../../scripts/demo/invented-texts.ts';
import { fingerprint } from '../../scripts/fingerprint.ts';
import { grantedCopy } from '../../scripts/granted-copy.ts';
import { languages } from '../../src/model/language.ts';
import { builtFor } from './built.ts';
import { type Checkout, makeCheckout } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
});
afterEach(() => checkout.remove());

describe('a build', () => {
  it('is the same, byte for byte, in another folder at another time', async () => {
    for (const target of targets) {
      const { code, output } = checkout.run('vite/bin/vite.js', ['build'], { BROWSER: target });
      expect(code, output).toBe(0);
      expect(await fingerprint(join(checkout.folder, 'dist', target))).toEqual(
        await fingerprint(builtFor(target).folder),
      );
    }
  });

  it('fails for a wrong entry in the catalogue, and names it', () => {
    const file = 'src/catalogue/services/signal.ts';
    const text = readFileSync(join(checkout.folder, file), 'utf8');
    checkout.write(file, text.replace('https://signal.org/', 'ftp://signal.org/'));
    const { code, output } = checkout.run('vite/bin/vite.js', ['build']);
    expect(code).not.toBe(0);
    expect(output).toContain('The catalogue is wrong');
    expect(output).toContain('signal');
  });
});

describe.each([...targets])('each page of the build for %s', (target) => {
  it.each(['popup', 'dashboard', 'welcome'])(
    'orders the layers of its styles before the first of them (%s)',
    (page) => {
      const html = builtFor(target).read(`src/pages/${page}/index.html`);
      const order = html.search(/@layer theme, ?base, ?parts, ?absence;/);
      expect(order).toBeGreaterThan(0);
      expect(order).toBeLessThan(html.indexOf('rel="stylesheet"'));
    },
  );
});

describe('the copy with granted hosts', () => {
  it('is granted every host that the build may request by name, and differs in nothing else', async () => {
    const built = builtFor('chrome');
    const to = mkdtempSync(join(tmpdir(), 'reachable-granted-'));
    onTestFinished(() => rmSync(to, { recursive: true }));
    await grantedCopy('chrome', { from: built.folder, to });
    const { optional_host_permissions: hosts, ...manifest } = built.manifest;
    expect(JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'))).toEqual({
      ...manifest,
      host_permissions: hosts.slice(0, -2),
      optional_host_permissions: ['https://*/*', 'wss://*/*'],
    });
    const [before, after] = [await fingerprint(built.folder), await fingerprint(to)];
    expect({ ...after, 'manifest.json': '' }).toEqual({ ...before, 'manifest.json': '' });
  });
});

describe('the copy for a demonstration', () => {
  it('says in its pages and shared results that it is invented, and differs in nothing else', async () => {
    const built = builtFor('chrome');
    const to = mkdtempSync(join(tmpdir(), 'reachable-invented-'));
    onTestFinished(() => rmSync(to, { recursive: true }));
    await inventedCopy('chrome', { from: built.folder, to });
    const [before, after] = [await fingerprint(built.folder), await fingerprint(to)];
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.toSorted()).toEqual(
      [
        ...languages.map((language) => `_locales/${language}/messages.json`),
        'invented.css',
        'manifest.json',
        ...['dashboard', 'popup', 'welcome'].map((page) => `src/pages/${page}/index.html`),
      ].toSorted(),
    );
    const { shared_footer } = JSON.parse(readFileSync(join(to, '_locales/en/messages.json'), 'utf8'));
    expect(shared_footer.message).toMatch(/^Invented: no real network was tested\. /);
  });

  it('leaves no trace in a build', () => {
    for (const { folder, manifest, read } of targets.map(builtFor)) {
      expect(existsSync(join(folder, 'invented.css'))).toBe(false);
      expect(manifest['version']).not.toBe('0.0.0.1');
      for (const language of languages) {
        expect(read(`_locales/${language}/messages.json`)).not.toContain(inventedTexts[language]);
      }
    }
  });
});
