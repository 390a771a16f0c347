import { directionOf, type Language, languageTag } from '../../../src/model/language.ts';
import { project } from '../../../src/model/project.ts';
import { verifyCommand } from '../signature.ts';
import { limitsOf, privacyOf, type TextOf, untriedOf } from '../texts.ts';
import { escaped, pageOf } from './page.ts';

/** What the mirror's pages say about a release. */
export interface Told {
  readonly version: string;
  /** The moment of the release, epoch ms. */
  readonly now: number;
  readonly canShare: boolean;
  /** Names of the packages in `files`. */
  readonly chromium: string;
  readonly firefox: string;
}

const list = (lines: readonly string[], kind: 'ol' | 'ul' = 'ul') =>
  `<${kind}>\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</${kind}>`;
const code = (text: string) => `<code dir="ltr">${escaped(text)}</code>`;

/** What Reachable is, how it is installed, and how a download is verified. */
export function landingPage(language: Language, t: TextOf, told: Told): string {
  const up = language === 'en' ? '' : '../';
  const say = (key: string, values?: Readonly<Record<string, string>>) => escaped(t(key, values));
  const download = (file: string) =>
    `<a class="button" href="${up}files/${file}">${say('download')}</a> <a href="${up}files/${file}.sig" dir="ltr">.sig</a>`;
  const untried = untriedOf(t, told.now)
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('');
  const content = `<h1><img src="${up}icon.png" width="48" height="48" alt="">Reachable</h1>
<p>${say('appDescription')}</p>
<p><a class="button" href="#install">${say('install')}</a> ${say('version', { version: told.version })}</p>
<p><picture><source media="(prefers-color-scheme: dark)" srcset="popup-dark.png"><img class="picture" src="popup-light.png" width="380" alt="${say('picture')}"></picture></p>
<h2>${say('help_limits')}</h2>
${list(limitsOf(t).map(escaped))}
${untried}
<h2 id="install">${say('install')}</h2>
<p>${say('stores')}</p>
<h3>${say('chromium')}</h3>
<p>${download(told.chromium)}</p>
${list([say('chromium_unpack'), say('chromium_load', { page: '%' }).replace('%', code('chrome://extensions'))], 'ol')}
<p>${say('chromium_update')}</p>
<h3>${say('firefox')}</h3>
<p>${download(told.firefox)}</p>
<p>${say('firefox_open')}</p>
<h3>${say('phones')}</h3>
${list([say('phones_firefox'), say('phones_edge'), say('phones_iphone')])}
<h2>${say('verify')}</h2>
<p>${say('verify_how')}</p>
<pre dir="ltr">${escaped(verifyCommand(told.chromium))}</pre>
<p><a href="${up}files/allowed-signers" dir="ltr">allowed-signers</a>, <a href="${up}files/SHA256SUMS" dir="ltr">SHA256SUMS</a></p>
<h2>${say('privacy')}</h2>
${list(privacyOf(t, told.canShare).map(escaped))}
<p><a href="privacy.html">${say('privacy')}</a></p>
<h2>${say('about_links')}</h2>
${list([
  `<a href="${project.home}">${say('about_home')}</a>`,
  `<a href="${project.source}">${say('about_source')}</a>`,
  `<a href="${escaped(project.reports)}">${say('about_reports')}</a>`,
  `<a href="${project.contact}">${say('about_contact')}</a>`,
  `<a href="${up}feed.xml">${say('news')}</a>`,
])}
<p>${say('about_licence')}</p>
<p>${say('about_not_affiliated')}</p>`;
  // A picture has the texts of its language.
  const pictured = content
    .replaceAll('popup-light.png', `${up}pictures/${language}-light.png`)
    .replaceAll('popup-dark.png', `${up}pictures/${language}-dark.png`);
  return pageOf({ language, t, file: 'index.html', title: 'Reachable', content: pictured });
}

/** The privacy policy in plain words, as HTML. */
function privacyContent(t: TextOf, canShare: boolean): string {
  return `<h1>Reachable: ${escaped(t('privacy'))}</h1>
${list(privacyOf(t, canShare).map(escaped))}
<p>${escaped(t('risk_seen'))}</p>
<p><a href="${project.source}/blob/main/PRIVACY.md">${escaped(t('policy_whole'))}</a></p>
<p><a href="${project.contact}">${escaped(t('about_contact'))}</a></p>`;
}

/** The policy as a page on the mirror. */
export function privacyPage(language: Language, t: TextOf, { canShare }: Pick<Told, 'canShare'>): string {
  const content = `${privacyContent(t, canShare)}\n<p><a href="index.html">Reachable</a></p>`;
  return pageOf({ language, t, file: 'privacy.html', title: `Reachable: ${t('privacy')}`, content });
}

/** The policy as a separate page. */
export function plainPrivacyPage(language: Language, t: TextOf, canShare: boolean): string {
  return `<!doctype html>
<html lang="${languageTag(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reachable: ${escaped(t('privacy'))}</title>
</head>
<body>
${privacyContent(t, canShare)}
</body>
</html>
`;
}
