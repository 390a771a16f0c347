import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { originsFor, originsOfAnyService } from '../../src/catalogue/origins.ts';
import { updateMirrors } from '../../src/model/project.ts';
import { builtFor, scriptsOf } from './built.ts';

/** PRIVACY.md explains each of these. A new one has to be justified there before it is added here. */
const permissions = {
  chrome: ['storage', 'alarms', 'webRequest', 'offscreen', 'declarativeNetRequestWithHostAccess'],
  firefox: ['storage', 'alarms', 'webRequest', 'webRequestBlocking', 'dns', 'captivePortal'],
};

describe.each([...targets])('the manifest for %s', (target) => {
  it('asks for exactly the permissions that are explained', () => {
    expect(builtFor(target).manifest.permissions).toEqual(permissions[target]);
    expect(builtFor(target).manifest.optional_permissions).toEqual(['notifications']);
  });

  it('has no access to any host or page at first', () => {
    const { manifest } = builtFor(target);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  it('may ask for the hosts of the catalogue, and for one that a person adds', () => {
    const { optional_host_permissions: hosts } = builtFor(target).manifest;
    expect(hosts).toEqual([...originsFor(services, controls), 'https://*/*', 'wss://*/*']);
    const named = hosts.filter((host) => !originsOfAnyService.includes(host));
    expect(named.length).toBe(hosts.length - 2);
    for (const host of named) expect(host).toMatch(/^(https?|wss):\/\/[a-z0-9.:[\]-]+\/\*$/);
  });

  it('gives no command a key: a check by the keyboard needs one that the person chooses', () => {
    const { commands } = builtFor(target).manifest as unknown as { commands: Record<string, object> };
    expect(Object.keys(commands)).toEqual(['_execute_action', 'run-check']);
    for (const command of Object.values(commands)) expect(command).not.toHaveProperty('suggested_key');
  });

  it('stays out of private windows if its pages cannot tell that they are in one', () => {
    expect(builtFor(target).manifest['incognito']).toBe(target === 'chrome' ? 'not_allowed' : undefined);
  });

  it("lets its pages run only the package's scripts", () => {
    const policy = { extension_pages: "script-src 'self'; object-src 'self'" };
    // Chromium's own policy is the same.
    expect(builtFor(target).manifest['content_security_policy']).toEqual(target === 'firefox' ? policy : undefined);
  });

  it('has no unexpected key', () => {
    const common = [
      'manifest_version',
      'name',
      'description',
      'default_locale',
      'version',
      'homepage_url',
      'icons',
      'action',
      'commands',
      'permissions',
      'optional_permissions',
      'optional_host_permissions',
      'options_ui',
      'background',
    ];
    const own = {
      chrome: ['minimum_chrome_version', 'incognito'],
      firefox: ['content_security_policy', 'browser_specific_settings'],
    };
    expect(Object.keys(builtFor(target).manifest).sort()).toEqual([...common, ...own[target]].sort());
  });

  it('has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(builtFor(target).manifest['version']).toBe(version);
  });

  it('names only files and texts that are in the package', () => {
    const { folder, manifest } = builtFor(target);
    const named = [
      manifest.action.default_popup,
      ...Object.values(manifest.icons),
      ...Object.values(manifest.action.default_icon),
      ...(manifest.background.scripts ?? [manifest.background.service_worker ?? '']),
    ];
    for (const file of named) expect(existsSync(join(folder, file)), file).toBe(true);
    const texts = JSON.parse(builtFor(target).read('_locales/en/messages.json'));
    for (const [, key] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) expect(texts).toHaveProperty(key ?? '');
  });

  it('describes itself within the length that stores allow', () => {
    const texts = JSON.parse(builtFor(target).read('_locales/en/messages.json'));
    expect(texts.appDescription.message.length).toBeLessThanOrEqual(132);
  });
});

/** Firefox's background is a page, and runs the jobs that need a document itself. */
it('the background for chrome uses no document, since a worker has none', () => {
  for (const [file, text] of scriptsOf(builtFor('chrome'), 'service-worker-loader.js'))
    expect(text, file).not.toMatch(/\bdocument\./);
});

describe.each([...targets])('the background for %s', (target) => {
  const scripts = () => scriptsOf(builtFor(target), 'service-worker-loader.js');

  it('cannot look for newer addresses: it knows no server of them, and cannot read a list', () => {
    const hosts = Object.values(updateMirrors).map((url) => new URL(url).hostname);
    for (const [file, text] of scripts()) {
      for (const word of [...hosts, 'addresses.txt', 'reachable-addresses']) expect(text, file).not.toContain(word);
    }
  });

  it('is built from its entry in the sources', () => {
    expect([...scripts().keys()]).toContain('assets/background.js');
  });

  it('loads later only what runs jobs in Firefox, and evaluates no text', () => {
    const later = [...scripts().values()].flatMap((text) => [...text.matchAll(/\bimport\(([^)]*)/g)]);
    expect(later.map(([, file = '']) => file.slice(1, -1))).toEqual(target === 'firefox' ? ['./all-runners.js'] : []);
    for (const [file, text] of scripts()) expect(text, file).not.toMatch(/\beval\(|new Function\(/);
  });
});

describe.each([...targets])('the package for %s', (target) => {
  it('names the licence of every library in it', () => {
    const notices = builtFor(target).read('third-party-notices.txt');
    for (const library of ['preact', '@preact/signals', 'wouter-preact', 'idb'])
      expect(notices).toMatch(new RegExp(`^Name: ${library}\\n[^]*?License: [A-Za-z]`, 'm'));
  });
});

it('has the library that adds to the extension API only if the browser needs it', () => {
  const hasPolyfill = (target: (typeof targets)[number]) =>
    builtFor(target).read('third-party-notices.txt').includes('Name: webextension-polyfill\n');
  expect({ chrome: hasPolyfill('chrome'), firefox: hasPolyfill('firefox') }).toEqual({ chrome: true, firefox: false });
});
