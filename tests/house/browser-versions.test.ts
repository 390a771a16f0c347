import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { builtFor } from './built.ts';

/** MDN's data on the oldest browsers that the manifests allow. */

// Vite would take most of a minute to turn 20 MB into a module.
const bcd: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data');
const { api: namespaces, manifest: manifestKeys } = bcd.webextensions as Record<'api' | 'manifest', Identifier>;

const firefoxSettings = builtFor('firefox').manifest['browser_specific_settings'] as {
  readonly gecko: { readonly strict_min_version: string };
  readonly gecko_android: { readonly strict_min_version: string };
};
const oldestChromium = Number(builtFor('chrome').manifest['minimum_chrome_version']);

/** The oldest version of each browser, and the build that it runs. Edge counts as Chromium. */
const browsers = {
  chrome: { oldest: oldestChromium, target: 'chrome' },
  edge: { oldest: oldestChromium, target: 'chrome' },
  firefox: { oldest: Number.parseFloat(firefoxSettings.gecko.strict_min_version), target: 'firefox' },
  firefox_android: { oldest: Number.parseFloat(firefoxSettings.gecko_android.strict_min_version), target: 'firefox' },
} as const satisfies Record<string, { oldest: number; target: Target }>;

type BrowserName = keyof typeof browsers;
const names = Object.keys(browsers) as BrowserName[];

/** Members that a browser lacks, each with the guard before it. */
const guarded: Readonly<Record<string, string>> = {
  'captivePortal.getState: chrome edge firefox_android': 'hints.ts asks a namespace that may be absent',
  'commands.onCommand: firefox_android': 'lifecycle.ts listens where there is the namespace',
  'dns.resolve: chrome edge': 'hints.ts asks a namespace that may be absent; only Firefox builds look names up',
  'webRequest.getSecurityInfo: chrome edge': 'request-events.ts asks whether the member is there',
};

/** Keys that a browser lacks, each with what follows. */
const ignored: Readonly<Record<string, string>> = {
  'minimum_chrome_version: chrome': "Chrome's own key, which MDN does not list",
  'minimum_chrome_version: edge': "Chrome's own key, which MDN does not list",
  'commands: firefox_android': 'a phone has no shortcuts; the key is ignored',
};

const isThere = ({ version_added: added, version_removed: removed, flags }: SimpleSupportStatement, oldest: number) =>
  typeof added === 'string' &&
  added !== 'preview' &&
  !flags &&
  numberOf(added) <= oldest &&
  !(removed && numberOf(removed) <= oldest);

const numberOf = (version: string | true) => Number.parseFloat(String(version).replace('≤', ''));

function has(feature: Identifier | undefined, browser: BrowserName): boolean {
  return [feature?.__compat?.support[browser] ?? []].flat().some((one) => isThere(one, browsers[browser].oldest));
}

/** "name: browsers that lack it" */
function lackOf(name: string, feature: Identifier | undefined, among: readonly BrowserName[]): string[] {
  const lacking = among.filter((browser) => !has(feature, browser));
  return lacking.length > 0 ? [`${name}: ${lacking.join(' ')}`] : [];
}

/** The code of the folders that may touch the extension API, without comments, by file. */
function codeOfPlatform(): Map<string, string> {
  const folder = join(root, 'src/platform');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return new Map(files.map((file) => [file, withoutComments(readFileSync(join(folder, file), 'utf8'))]));
}

/** The members of the extension API that a file uses, in each namespace that it names. */
function membersIn(code: string): string[] {
  const named = Object.keys(namespaces).filter((namespace) =>
    new RegExp(
      `\\b(?:extension|firefox|ChromiumApis\\))\\??\\.${namespace}\\b|\\{[^}]*\\b${namespace}\\b[^}]*\\} = firefox`,
    ).test(code),
  );
  return named.flatMap((namespace) =>
    Object.keys(namespaces[namespace] ?? {})
      .filter((member) => new RegExp(`(?:\\.|const \\{[^}]*)\\b${member}\\b`).test(code))
      .map((member) => `${namespace}.${member}`),
  );
}

describe('the oldest browsers', () => {
  const used = [...new Set([...codeOfPlatform().values()].flatMap(membersIn))].sort();

  it('are tested by a search that finds what is used', () => {
    const known = [
      'storage.local',
      'permissions.request',
      'dns.resolve',
      'captivePortal.getState',
      'commands.onCommand',
    ];
    expect(used).toEqual(expect.arrayContaining([...known, 'webRequest.getSecurityInfo', 'alarms.create']));
    expect(membersIn('extension.captivePortal.onStateChanged.addListener(() => {})')).toEqual([
      'captivePortal.onStateChanged',
    ]);
  });

  it('have every member of the extension API that is used, or it is guarded', () => {
    const lacking = used.flatMap((name) => {
      const [namespace = '', member = ''] = name.split('.');
      return lackOf(name, namespaces[namespace]?.[member], names);
    });
    expect(lacking).toEqual(Object.keys(guarded));
  });

  it('know every key in the manifest, or ignore it', () => {
    const lacking = names.flatMap((browser) => {
      const { manifest } = builtFor(browsers[browser].target);
      return Object.keys(manifest).flatMap((key) => lackOf(key, manifestKeys[key], [browser]));
    });
    expect(lacking).toEqual(Object.keys(ignored));
  });
});
