// @vitest-environment happy-dom
// @vitest-environment-options {"settings": {"disableCSSFileLoading": true, "disableJavaScriptFileLoading": true, "handleDisabledFileLoadingAsSuccess": true}}
import { describe, expect, it } from 'vitest';
import { namedInPage } from '../../src/offscreen/named-in-page.ts';

const at = 'https://chat.example/app/#nonce';
const hosts = ['chat.example', 'static.chat.example'];
const named = (page: string) => namedInPage(`<!doctype html>${page}`, at, hosts);

describe('the files that a page names', () => {
  it('are found in any spelling, in order and once', () => {
    const page = `
      <link rel="stylesheet" href="style.css"><link rel="preload" as="script" href="/early.js">
      <link rel="modulepreload" href="//static.chat.example/module.js">
      <script src="https://static.chat.example/a.js?x=1&amp;y=2"></script><script src="./early.js"></script>
      <script src="/early.js#again"></script>`;
    expect(named(page)).toEqual([
      'https://chat.example/app/style.css',
      'https://chat.example/early.js',
      'https://static.chat.example/module.js',
      'https://static.chat.example/a.js?x=1&y=2',
      'https://chat.example/app/early.js',
    ]);
  });

  it('are found if scripts in the page import them', () => {
    const page = `<script>Promise.all([import("/_app/start.js"), import('./chat.js')])</script>
      <script type="application/json">{"a": "import('/no.js')"}</script>`;
    expect(named(page)).toEqual(['https://chat.example/_app/start.js', 'https://chat.example/app/chat.js']);
  });

  it('do not include comments, templates, noscript, and what is no script or style', () => {
    const page = `<!--[if lt IE 9]><script src="/old.js"></script><![endif]--><template><script src="/t.js"></script></template>
      <noscript><link rel="stylesheet" href="/n.css"></noscript><link rel="icon" href="/i.png">
      <link rel="preload" as="font" href="/f.woff2"><link rel="prefetch" href="/later.js"><script src=""></script>`;
    expect(named(page).filter((url) => url !== 'https://chat.example/app/')).toEqual([]);
  });

  it("are relative to the page's base", () => {
    expect(named('<base href="https://static.chat.example/v2/"><script src="a.js"></script>')).toEqual([
      'https://static.chat.example/v2/a.js',
    ]);
  });

  it.each([
    'https://other.example/a.js',
    'http://chat.example/a.js',
    'https://chat.example:8443/a.js',
    'https://user@chat.example/a.js',
    'https://127.0.0.1/a.js',
    'https://localhost/a.js',
    'https://192.168.1.1/a.js',
    '//evil.example/https://chat.example/a.js',
    'data:text/javascript,1',
    'javascript:alert(1)',
    'blob:https://chat.example/1',
    'https://chat.example/cdn-cgi/challenge-platform/main.js',
    'https://[broken',
  ])('leave out what is not on a host of the service: %s', (src) => {
    expect(named(`<script src="${src}"></script>`)).toEqual([]);
  });

  it('are the first sixteen of ten thousand, and a script of a megabyte causes no delay', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `<script src="/${index}.js"></script>`).join('');
    expect(named(many)).toHaveLength(16);
    expect(named(`<script>${'import('.repeat(150_000)}</script><script src="/a.js"></script>`)).toEqual([
      'https://chat.example/a.js',
    ]);
  });
});
