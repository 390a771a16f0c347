import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../../scripts/manifest-for.ts';
import { feedOf } from '../../../scripts/release/mirror/feed.ts';
import { landingPage, plainPrivacyPage, privacyPage } from '../../../scripts/release/mirror/landing.ts';
import { escaped, pathOf } from '../../../scripts/release/mirror/page.ts';
import { updatesOf } from '../../../scripts/release/mirror/updates.ts';
import { textsOf } from '../../../scripts/release/texts.ts';
import { root } from '../../../scripts/root.ts';
import { languages } from '../../../src/model/language.ts';
import { project } from '../../../src/model/project.ts';

const told = {
  version: '1.2.3',
  now: Date.parse('2027-02-01T12:00:00Z'),
  canShare: false,
  chromium: 'reachable-1.2.3-chrome.zip',
  firefox: 'reachable-1.2.3-firefox.xpi',
};

describe.each(languages)('the mirror in %s', (language) => {
  const t = textsOf(language);
  const pages = { 'index.html': landingPage(language, t, told), 'privacy.html': privacyPage(language, t, told) };

  it.each(Object.entries(pages))(
    "opens %s from disk: every link is relative and names a file, or is one of the project's",
    (file, page) => {
      const links = [...page.matchAll(/(?:href|src|srcset)="([^"]*)"/g)].map(([, link = '']) =>
        link.replaceAll('&amp;', '&'),
      );
      const outside = links.filter((link) => /^[a-z]+:|^\//.test(link));
      for (const link of outside)
        expect(
          Object.values(project).some((address) => link.startsWith(address)),
          link,
        ).toBe(true);
      for (const link of links.filter((one) => !outside.includes(one) && !one.startsWith('#'))) {
        expect(link).toMatch(/\.(?:html|css|png|xml|zip|xpi|sig)$|\/allowed-signers$|\/SHA256SUMS$/);
      }
      const here = new URL(pathOf(language, file), 'file:///mirror/');
      expect(new URL(links.find((link) => link.endsWith('style.css')) ?? '', here).pathname).toBe('/mirror/style.css');
    },
  );

  it.each([...Object.values(pages), plainPrivacyPage(language, t, true)])('is sound HTML without script', (page) => {
    const mistakes: string[] = [];
    parseFragment(page, { onParseError: ({ code }) => mistakes.push(code), sourceCodeLocationInfo: true });
    expect(mistakes.filter((code) => code !== 'unexpected-doctype')).toEqual([]);
    expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});

it('the policy for stores needs no other file', () => {
  const links = [...plainPrivacyPage('fa', textsOf('fa'), false).matchAll(/(?:href|src)="([^"]*)"/g)].map(
    ([, link]) => link,
  );
  expect(links).toEqual([`${project.source}/blob/main/PRIVACY.md`, project.contact]);
});

it('escapes what would end a tag', () => {
  expect(escaped('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
});

describe('the updates for Firefox', () => {
  it('name the package by its version and hash, at the address in the package', () => {
    const manifest = manifestFor('firefox', { sharing: undefined, forMirror: true });
    const { gecko } = (manifest as unknown as { browser_specific_settings: { gecko: Record<string, string> } })
      .browser_specific_settings;
    const { addons } = JSON.parse(updatesOf(manifest as never, 'reachable-1.2.3-firefox.xpi', 'ab'));
    expect(addons[gecko['id'] ?? ''].updates).toEqual([
      {
        version: manifest.version,
        update_link: `${project.mirror}files/reachable-1.2.3-firefox.xpi`,
        update_hash: 'sha256:ab',
        applications: { gecko: { strict_min_version: gecko['strict_min_version'] } },
      },
    ]);
    expect(gecko['update_url']).toBe(`${project.mirror}updates.json`);
  });

  it('are used by no other build', () => {
    expect(JSON.stringify(manifestFor('firefox', { sharing: undefined, forMirror: false }))).not.toContain(
      'update_url',
    );
  });
});

describe('the feed', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [1.1.0] - 2027-02-03\n\n- A <thing>.\n\n## [1.0.0] - 2027-01-02\n\n- First.\n';

  it('has an entry for each version with a day, newest first', () => {
    const feed = feedOf(changelog, '2027-03-04T00:00:00Z');
    expect([...feed.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title)).toEqual([
      'Reachable',
      'Reachable 1.1.0',
      'Reachable 1.0.0',
    ]);
    expect(feed).toContain('- A &lt;thing&gt;.');
    expect(feed).toContain('<updated>2027-02-03T00:00:00Z</updated>');
    expect(feed).not.toContain('Later');
  });

  it('is dated by the commit if no version has a day', () => {
    expect(feedOf('# Changelog\n', '2027-03-04T00:00:00Z')).toContain('<updated>2027-03-04T00:00:00Z</updated>');
  });
});

it('the style follows the direction of the language and the colours of the device', () => {
  const css = readFileSync(join(root, 'scripts/release/mirror/style.css'), 'utf8');
  expect(css).not.toMatch(/\b(?:left|right)\b/);
  expect(css).toContain('color-scheme: light dark');
});
