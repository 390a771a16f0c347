// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { Route } from 'wouter-preact';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { findings, findingUrl } from '../../../src/catalogue/findings.ts';
import { serviceById } from '../../../src/catalogue/known-services.ts';
import { nextSteps, statusPages } from '../../../src/catalogue/next-steps.ts';
import { functionIds } from '../../../src/model/function-ids.ts';
import { causes, serviceStates } from '../../../src/model/verdict.ts';
import { Help } from '../../../src/pages/dashboard/help/help.tsx';
import { all, find } from '../open-popup.tsx';
import { closePage, openPage } from './open-page.tsx';

const open = (fragment = '') => {
  location.hash = fragment;
  return openPage(
    <Route path="/help/:section?">
      <Help />
    </Route>,
    { rounds: [] },
  );
};

afterEach(closePage);

describe('the help page', () => {
  test('explains every mark, every function and every cause', async () => {
    await open('/help');
    const explained = (attribute: string) => all(`.explained [${attribute}]`).map((one) => one.getAttribute(attribute));
    expect(explained('data-state').sort()).toEqual([...serviceStates].sort());
    expect(explained('data-cause')).toEqual([...causes]);
    for (const word of ['Web page', 'Messages', 'Photos', 'Sending photos', 'Calls']) {
      expect(all('.explained dt').map((term) => term.textContent)).toContain(word);
    }
    expect(functionIds).toHaveLength(5);
  });

  test('opens at the section in the address', async () => {
    await open('/help/what-to-do');
    expect(document.activeElement).toBe(find('#section-what-to-do'));
    expect(find('.section-list [aria-current]').textContent).toBe('What you can do');
  });

  test('opens at the steps of one messenger', async () => {
    await open('/help/signal');
    expect(document.activeElement).toBe(find('#section-signal'));
  });

  test('moves to a section from the list, also a second time', async () => {
    await open('/help/marks');
    await act(() => find('.section-list a[href="#/help/words"]').click());
    await expect.poll(() => document.activeElement?.id).toBe('section-words');
    (document.activeElement as HTMLElement).blur();
    await act(() => find('.section-list a[href="#/help/words"]').click());
    await expect.poll(() => document.activeElement?.id).toBe('section-words');
  });

  test('ignores an unknown section in the address', async () => {
    await open('/help/"><b>');
    expect(find('h1').textContent).toBe('Help');
  });
});

describe('what messengers offer themselves', () => {
  test('is linked to the vendor’s own page, without a referrer', async () => {
    await open('/help');
    const links = all('.vendor a, .points a').map((link) => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
      link.getAttribute('target'),
    ]);
    expect(links).toHaveLength(new Set(nextSteps.map(({ url }) => url)).size + statusPages.length);
    for (const [url, rel, target] of links) {
      expect(url).toMatch(/^https:/);
      expect([rel, target]).toEqual(['noreferrer', '_blank']);
    }
  });

  test('is followed by what OONI found, with the day of the list', async () => {
    await open('/help');
    expect(all('.findings a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual(
      findings.map((finding) => [`${finding.title} (${finding.year})`, findingUrl(finding)]),
    );
    expect(find('.with-sections').textContent).toContain('as listed on December 1, 2026. No verdict here rests on it.');
  });

  test('covers only messengers of the catalogue, and links only to their hosts where it says so', () => {
    const vendors: Readonly<Record<string, RegExp>> = {
      whatsapp: /whatsapp\.com$/,
      telegram: /telegram\.org$/,
      signal: /signal\.org$/,
      discord: /discordstatus\.com$/,
      slack: /slack-status\.com$/,
      zoom: /zoom\.us$/,
    };
    const own = nextSteps.filter(({ ofOthers }) => !ofOthers);
    for (const { service, url } of [...own, ...statusPages]) {
      expect(serviceById(service, packaged)?.id).toBe(service);
      expect(new URL(url).hostname).toMatch(vendors[service] ?? /^$/);
    }
  });
});
