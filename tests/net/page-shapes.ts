/** A script or style of a page. */
interface NamedFile {
  readonly host: string;
  readonly path: string;
  /** Bytes before compression. */
  readonly bytes: number;
}

/** The files that real services' pages name, and how. */
export interface PageShape {
  /** Bytes of the page before compression; absent if no text gives its size. */
  readonly bytes?: number;
  /** The elements that name its files. */
  readonly head: string;
  readonly files: readonly NamedFile[];
  readonly source: string;
}

/** No text gives the sizes of most files: our choice, between the small and the large bundles. */
const usual = 400_000;

const style = (href: string) => `<link rel="stylesheet" href="${href}">`;
const script = (src: string, kind = 'defer') => `<script ${kind} src="${src}"></script>`;

/** Stylesheets and scripts of Meta's pages, on a host that they share. */
function ofMeta(host: string, source: string): PageShape {
  const at = (name: string) => `https://${host}/rsrc.php/v5/${name}`;
  return {
    head: [
      '<script src="data:application/x-javascript;charset=utf-8;base64,Ly8="></script>',
      `<link rel="stylesheet" crossorigin="anonymous" href="${at('yA/l/0,cross/login.css')}">`,
      `<link rel="preload" as="script" crossorigin="anonymous" href="${at('yB/r/main.js')}">`,
      script(at('yB/r/main.js'), 'async crossorigin="anonymous"'),
    ].join(''),
    files: [
      { host, path: '/rsrc.php/v5/yA/l/0,cross/login.css', bytes: 30_000 },
      { host, path: '/rsrc.php/v5/yB/r/main.js', bytes: usual },
    ],
    source,
  };
}

function own(host: string, path: string, head: string, source: string, bytes = usual): PageShape {
  return { head, files: [{ host, path, bytes }], source };
}

/** By the host of the page. */
export const pageShapes: Readonly<Record<string, PageShape>> = {
  'web.whatsapp.com': {
    ...ofMeta('static.whatsapp.net', 'wppconnect-team/wa-version html/2.3000.1020982412-alpha.html'),
    bytes: 205_000,
  },
  'www.facebook.com': ofMeta('static.xx.fbcdn.net', 'irvin/web-resilience-test-result facebook.com.json'),
  'www.instagram.com': ofMeta('static.cdninstagram.com', 'irvin/web-resilience-test-result instagram.com.json'),
  'web.telegram.org': {
    head: `${style('./index-B7x9cW2f.css')}${script('./index-DzHb1KQe.js', 'type="module" crossorigin')}`,
    files: [
      { host: 'web.telegram.org', path: '/k/index-B7x9cW2f.css', bytes: 20_000 },
      { host: 'web.telegram.org', path: '/k/index-DzHb1KQe.js', bytes: 1_200_000 },
    ],
    bytes: 11_000,
    source: 'morethanwords/tweb index.html, vite.config.ts',
  },
  'signal.org': {
    head: ['reset', 'fonts', 'site'].map((name) => style(`assets/${name}-2f7c1d.css`)).join(''),
    files: ['reset', 'fonts', 'site'].map((name, at) => ({
      host: 'signal.org',
      path: `/assets/${name}-2f7c1d.css`,
      bytes: 4000 + 50_000 * at,
    })),
    bytes: 25_000,
    source: 'BitorzoWeb/BitorzoSite signal.org/index.html',
  },
  'discord.com': {
    ...own(
      'discord.com',
      '/assets/web.6d1bc2a4f0e7.js',
      script('/assets/web.6d1bc2a4f0e7.js', 'defer nonce="MTIz"'),
      'gumicord/gumicord core/rest/src/build_number.rs, which reads the page',
      2_000_000,
    ),
    bytes: 60_000,
  },
  'web.max.ru': {
    head: '<link rel="modulepreload" href="/_app/immutable/entry/start.Bq3x.js"><script>Promise.all([import("/_app/immutable/entry/start.Bq3x.js"), import("/_app/immutable/entry/app.C9fe.js")]).catch(() => {})</script>',
    files: [
      { host: 'web.max.ru', path: '/_app/immutable/entry/start.Bq3x.js', bytes: 600 },
      { host: 'web.max.ru', path: '/_app/immutable/entry/app.C9fe.js', bytes: usual },
    ],
    source: 'PyMax, get_current_web_version',
  },
  'slack.com': own(
    'a.slack-edge.com',
    '/bv1-13/signin.8f3a.min.js',
    `${script('https://cdn.cookielaw.org/scripttemplates/otSDKStub.js', '')}${script('https://a.slack-edge.com/bv1-13/signin.8f3a.min.js', 'crossorigin="anonymous"')}`,
    'bbsetup/public-bugbounty-data, saved sign-in pages',
  ),
  'www.snapchat.com': own(
    'cf-st.sc-cdn.net',
    '/dw/3f0ce1.js',
    script('https://cf-st.sc-cdn.net/dw/3f0ce1.js'),
    'programs that crawl the bundle of the web client',
  ),
  'accounts.snapchat.com': own(
    'static.snapchat.com',
    '/accounts/_next/static/chunks/main-5d1f.js',
    script('https://static.snapchat.com/accounts/_next/static/chunks/main-5d1f.js'),
    'programs that crawl the bundle of its login',
  ),
  'app.element.io': {
    head: `<link rel="stylesheet" disabled href="bundles/c4d1/theme-dark.css">${script('bundles/c4d1/bundle.js')}`,
    files: [
      { host: 'app.element.io', path: '/bundles/c4d1/theme-dark.css', bytes: 20_000 },
      { host: 'app.element.io', path: '/bundles/c4d1/bundle.js', bytes: usual },
    ],
    bytes: 6500,
    source: 'element-hq/element-web src/vector/index.html',
  },
  'web.threema.ch': {
    head: `${style('styles/app.css?v=2.6.2')}${script('dist/app.js?v=2.6.2')}`,
    files: [
      { host: 'web.threema.ch', path: '/styles/app.css', bytes: 20_000 },
      { host: 'web.threema.ch', path: '/dist/app.js', bytes: usual },
    ],
    bytes: 8800,
    source: 'threema-ch/threema-web index.html',
  },
  'app.wire.com': {
    head: `${script('./min/basicBrowserFeatureCheck.js', '')}${script('./min/vendor.js')}${script('./min/app.js')}`,
    files: [
      { host: 'app.wire.com', path: '/min/basicBrowserFeatureCheck.js', bytes: 400 },
      { host: 'app.wire.com', path: '/min/vendor.js', bytes: usual },
      { host: 'app.wire.com', path: '/min/app.js', bytes: usual },
    ],
    bytes: 3300,
    source: 'wireapp/wire-webapp src/page/index.ejs',
  },
  'chat.zalo.me': {
    head: `${script('https://stc-sp.zadn.vn/session-sdk/session-sdk.min.js', '')}${script('https://zalo-chat-static.zadn.vn/v1/render.19.js', '')}`,
    files: [
      { host: 'stc-sp.zadn.vn', path: '/session-sdk/', bytes: 9000 },
      { host: 'zalo-chat-static.zadn.vn', path: '/v1/render.', bytes: usual },
    ],
    bytes: 4400,
    source: 'muoio/getzaloinfo chat.zalo.me/index.html',
  },
  'web.bale.ai': own(
    'web.bale.ai',
    '/static/js/index.7a1c.js',
    script('/static/js/index.7a1c.js'),
    'public programs that read the page without a login',
  ),
  'web.eitaa.com': own(
    'web.eitaa.com',
    '/index-Zk8u.js',
    script('./index-Zk8u.js', 'type="module"'),
    'public notes with the name of its bundle',
  ),
  'web.rubika.ir': own(
    'web.rubika.ir',
    '/main-es2015.1c9d.js',
    script('main-es2015.1c9d.js', 'type="module"'),
    'public notes with the name of its bundle',
  ),
  'simplex.chat': own(
    'simplex.chat',
    '/css/tailwind.css',
    `${script('https://buttons.github.io/buttons.js', 'async')}${style('/css/tailwind.css')}`,
    'simplex-chat/simplex-chat website/src/_includes/layouts/main.html',
    60_000,
  ),
  'im.dingtalk.com': own(
    'g.alicdn.com',
    '/DingTalkWeb/web/',
    script('https://g.alicdn.com/DingTalkWeb/web/3.8.10/assets/app.js'),
    'desktop wrappers that load it',
  ),
  'im.qq.com': own(
    'qq-web.cdn-go.cn',
    '/im.qq.com_new/',
    script('//qq-web.cdn-go.cn/im.qq.com_new/b673bd69/js/app.js'),
    'pages that show its pictures',
  ),
  'imo.im': own(
    'static-web.imoim.net',
    '/as/indigo-static/',
    script('https://static-web.imoim.net/as/indigo-static/official/app.js'),
    'Homebrew/homebrew-cask Casks/i/imo.rb',
  ),
};
