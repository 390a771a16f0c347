import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import { type Internet, startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import type { RunningBrowser } from '../driven-browser.ts';
import { grantedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';
import { hostsOf } from '../stage.ts';

/** Headers with which a browser remembers a host, some of them with the time. */
const remembered = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'alt-svc': 'h3=":443"; ma=86400',
  nel: '{"report_to":"quokka","max_age":2592000,"success_fraction":1}',
  'report-to': '{"group":"quokka","max_age":2592000,"endpoints":[{"url":"https://collector.example/quokka"}]}',
};

/** The files in which a browser stores what hosts told it. */
const files = /SiteSecurityServiceState|AlternateServices/;

const hosts = commonEverywhere.flatMap((id) => hostsOf(id));

/** Every name of a contacted host in these files, except in the extension's own data and its permissions. */
function namesIn(profile: string): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => files.test(name) && statSync(join(profile, name), { throwIfNoEntry: false })?.isFile())
    .flatMap((name) => {
      const content = readFileSync(join(profile, name)).toString('latin1');
      return [...hosts, 'quokka'].filter((word) => content.includes(word)).map((word) => `${word} in ${name}`);
    });
}

/** Makes one check of hosts that ask to be remembered, ends the browser, and reads its profile. */
async function afterCheck<Read>(
  target: Target,
  start: (internet: Internet) => Promise<RunningBrowser>,
  read: (profile: string) => Read,
): Promise<Read> {
  const internet = await startInternet();
  const running = await start(internet);
  try {
    for (const host of hosts) internet.behave(host, { kind: 'answer', status: 200, headers: remembered });
    const extension = await grantedExtension(target);
    const { origin } = await running.install(extension);
    const popup = await openPopupPage(await running.browser.newPage(), `${origin}/${extension.popup}`);
    await popup.checkNow();
    await running.browser.close();
    return read(running.profile);
  } finally {
    await running.close();
    await internet.stop();
  }
}

it('Firefox stores nothing about the hosts that a check contacted, even if they ask to be remembered', async () => {
  expect(await afterCheck('firefox', (internet) => startFirefox(internet), namesIn)).toEqual([]);
});

/** How Chromium's HSTS file writes a host: the SHA-256 of its name as in DNS. */
function hashOf(host: string): string {
  const labels = host.split('.').map((label) => String.fromCharCode(label.length) + label);
  return createHash('sha256')
    .update(`${labels.join('')}\0`)
    .digest('base64');
}

it('Chromium stores when such hosts demanded encryption, as PRIVACY.md says', async () => {
  const before = Date.now();
  const kept = await afterCheck(
    'chrome',
    (internet) => startChromium({ internet, themselves: ['127.0.0.1'] }),
    (profile) => readFileSync(join(profile, 'Default/TransportSecurity'), 'utf8'),
  );
  const { sts }: { sts: { host: string; sts_observed: number }[] } = JSON.parse(kept);
  const times = hosts.flatMap((host) => sts.filter((one) => one.host === hashOf(host)).map((one) => one.sts_observed));
  expect(times.length).toBeGreaterThan(10);
  for (const seconds of times) expect(seconds * 1000).toBeGreaterThan(before);
});
