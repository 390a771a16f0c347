import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import type { SharingConfig } from '../protocol/wire/sharing-config.ts';
import { controls, services } from '../src/catalogue/catalogue.ts';
import { originsFor, originsOfAnyService } from '../src/catalogue/origins.ts';
import { relayOrigins } from '../src/community/sharing.ts';
import { project } from '../src/model/project.ts';
import type { Target } from './build.ts';
import { firefoxId } from './firefox-id.ts';

/** The purpose of a build. */
export interface Purpose {
  readonly sharing: SharingConfig | undefined;
  /** A build for Firefox outside Mozilla's store, which does not update it. */
  readonly forMirror: boolean;
}

const firefoxSettings = ({ sharing, forMirror }: Purpose) => ({
  gecko: {
    id: firefoxId,
    ...(forMirror ? { update_url: new URL('updates.json', project.mirror).href } : {}),
    strict_min_version: '140.0',
    data_collection_permissions: {
      required: ['none' as const],
      // `locationInfo` covers country and network; `technicalAndInteraction` covers state and version.
      ...(sharing ? { optional: ['locationInfo' as const, 'technicalAndInteraction' as const] } : {}),
    },
  },
  gecko_android: { strict_min_version: '142.0' },
});

/** Keys that differ between the browsers: kind of background, extra permissions, lowest version. */
const browsers = {
  chrome: () => ({
    permissions: ['offscreen', 'declarativeNetRequestWithHostAccess'],
    keys: {
      minimum_chrome_version: '120',
      // In Chromium, pages in private windows share one process with all others and cannot tell that they are private.
      incognito: 'not_allowed' as const,
      background: { service_worker: 'src/background/main.ts', type: 'module' as const },
    },
  }),
  firefox: (purpose: Purpose) => ({
    permissions: ['webRequestBlocking', 'dns', 'captivePortal'],
    keys: {
      background: { scripts: ['src/background/firefox.ts'] },
      // Firefox's default policy upgrades http:// to https://, which would turn the plain-http probes into https ones.
      content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
      browser_specific_settings: firefoxSettings(purpose),
    },
  }),
};

/** The whole manifest for one family of browsers. */
export function manifestFor(browser: Target, purpose: Purpose) {
  const { permissions, keys } = browsers[browser](purpose);
  const { sharing, forMirror } = purpose;
  return {
    ...manifest,
    ...keys,
    homepage_url: project.home,
    // Mozilla signs each version once: in its store, or outside of it.
    version: forMirror ? `${packageJson.version}.1` : packageJson.version,
    permissions: [...manifest.permissions, ...permissions],
    optional_host_permissions: [
      ...originsFor(services, controls),
      ...(sharing ? relayOrigins(sharing) : []),
      ...originsOfAnyService,
    ],
  };
}
