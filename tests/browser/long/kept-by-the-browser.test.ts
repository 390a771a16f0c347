import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import { startInternet } from '../../net/internet.ts';
import { grantedExtension } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';
import { hostsOf } from '../stage.ts';

/** Answers that a browser remembers about a host, some of them with the time. */
const remembered = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'alt-svc': 'h3=":443"; ma=86400',
  nel: '{"report_to":"quokka","max_age":2592000,"success_fraction":1}',
  'report-to': '{"group":"quokka","max_age":2592000,"endpoints":[{"url":"https://collector.example/quokka"}]}',
};

/** The files in which a browser keeps what hosts told it. */
const files = /SiteSecurityServiceState|AlternateServices/;

const hosts = commonEverywhere.flatMap((id) => hostsOf(id));

/** Whatever in these files names a host that was asked: the extension's own data and its permissions aside. */
function namesIn(profile: string): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => files.test(name) && statSync(join(profile, name), { throwIfNoEntry: false })?.isFile())
    .flatMap((name) => {
      const content = readFileSync(join(profile, name)).toString('latin1');
      return [...hosts, 'quokka'].filter((word) => content.includes(word)).map((word) => `${word} in ${name}`);
    });
}

it('Firefox keeps nothing of the hosts that a check asked, though they ask to be remembered', async () => {
  const internet = await startInternet();
  const running = await startFirefox(internet);
  try {
    for (const host of hosts) internet.behave(host, { kind: 'answer', status: 200, headers: remembered });
    const extension = await grantedExtension('firefox');
    const { origin } = await running.install(extension);
    const popup = await openPopupPage(await running.browser.newPage(), `${origin}/${extension.popup}`);
    await popup.checkNow();
    await running.browser.close();
    expect(namesIn(running.profile)).toEqual([]);
  } finally {
    await running.close();
    await internet.stop();
  }
});
