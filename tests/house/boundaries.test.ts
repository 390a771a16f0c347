import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';

let checkout: Checkout;
beforeAll(() => {
  checkout = makeCheckout();
});
afterAll(() => checkout.remove());

/** The linter's output for one file with this text. */
function lint(file: string, text: string): string {
  checkout.write(file, text);
  return checkout.run('@biomejs/biome/bin/biome', ['lint', '--vcs-enabled=false', file]).output;
}

/** The compiler's output for one folder with this text in one of its files. */
function compile(folder: string, text: string): string {
  checkout.write(`${folder}/trespass.ts`, text);
  const { output } = checkout.run('typescript/bin/tsc', ['-b', folder]);
  checkout.write(`${folder}/trespass.ts`, 'export {};\n');
  return output;
}

describe('the compiler refuses what a folder does not reference', () => {
  it.each([
    ['src/model', '../judge/unsure.ts'],
    ['src/judge', '../schedule/plan.ts'],
    ['src/judge', '../catalogue/catalogue.ts'],
    ['src/schedule', '../platform/browser/extension.ts'],
    ['src/history', '../platform/browser/extension.ts'],
    ['src/catalogue', '../judge/unsure.ts'],
    ['src/probe', '../platform/store/store.ts'],
    ['src/probe', '../catalogue/catalogue.ts'],
    ['src/platform', '../probe/deadline.ts'],
    ['src/platform', '../community/sharing.ts'],
    ['src/background', '../pages/shared/text.ts'],
    ['src/background', '../collector/server.ts'],
    ['src/community/protocol', '../../platform/browser/changes.ts'],
    ['src/community/protocol', '../outbox/outbox.ts'],
    ['src/community', '../pages/shared/text.ts'],
    ['src/pages', '../background/forget.ts'],
    ['src/pages', '../probe/deadline.ts'],
    ['src/collector', '../platform/store/store.ts'],
    ['src/collector', '../community/outbox/outbox.ts'],
  ])('%s may not import %s', (folder, target) => {
    expect(compile(folder, `import '${target}';\n`)).toMatch(/TS6307|TS6305/);
  });
});

describe('the linter refuses packages that a folder may not import', () => {
  it.each([
    ['src/model', 'idb'],
    ['src/judge', 'valibot'],
    ['src/judge', 'node:fs'],
    ['src/catalogue', 'valibot'],
    ['src/probe', 'idb'],
    ['src/background', 'idb'],
    ['src/background', '../platform/browser/extension.ts'],
    ['src/community/protocol/ohttp', 'node:crypto'],
    ['src/community/background', 'preact'],
    ['src/pages/welcome', 'idb'],
    ['src/pages/popup', 'webextension-polyfill'],
    ['src/pages/popup', '../../platform/browser/extension.ts'],
    ['src/collector/relay', 'idb'],
  ])('%s may not import %s', (folder, module) => {
    for (const statement of [
      `import '${module}';`,
      `import { x } from '${module}';`,
      `import type { X } from '${module}';`,
      `export { x } from '${module}';`,
    ])
      expect(lint(`${folder}/trespass.ts`, `${statement}\n`), statement).toContain('may not import this package');
  });

  it.each([
    ['src/model', 'valibot'],
    ['src/history/export', 'valibot'],
    ['src/platform/store/indexed', 'idb'],
    ['src/platform/browser', './extension.ts'],
    ['src/community/protocol/ohttp', '@hpke/core'],
    ['src/community/pages/figures', 'preact/hooks'],
    ['src/pages/popup', 'preact/hooks'],
    ['src/collector/relay', 'node:fs/promises'],
    ['src/collector/gateway', 'fastify'],
  ])('%s may import %s', (folder, module) => {
    expect(lint(`${folder}/trespass.ts`, `import { x } from '${module}';\n`)).not.toContain('may not import');
  });
});

describe('pure code has no access to the world', () => {
  it.each(['fetch', 'setTimeout', 'document', 'indexedDB', 'navigator', 'crypto', 'performance'])(
    'the compiler does not know %s in model, judge, schedule and history',
    (name) => {
      for (const folder of ['src/model', 'src/judge', 'src/schedule', 'src/history'])
        expect(compile(folder, `export const x = ${name};\n`)).toContain(`Cannot find name '${name}'`);
    },
  );

  it.each(['Date.now()', 'new Date()', 'new Date', 'Date()', 'Math.random()', 'Date.now'])(
    'the linter refuses %s there',
    (expression) => {
      expect(lint('src/judge/trespass.ts', `export const x = ${expression};\n`)).toContain('no clock and no chance');
    },
  );

  it('a given date may be read', () => {
    expect(
      lint('src/history/trespass.ts', 'export const dayOf = (at: number) => new Date(at).getDay();\n'),
    ).not.toContain('no clock');
  });
});

describe('house rules are lint errors', () => {
  it.each([
    ['a default export', 'src/pages/shared/trespass.ts', 'export default 1;\n', 'noDefaultExport'],
    ['a barrel', 'src/pages/shared/trespass.ts', "export * from './text.ts';\n", 'noBarrelFile'],
    ['an enum', 'src/pages/shared/trespass.ts', 'export enum Colour { Red }\n', 'noEnum'],
    ['null', 'src/pages/shared/trespass.ts', 'export const nothing = null;\n', 'noNull'],
    ['a forgotten promise', 'src/pages/shared/trespass.ts', 'async function f() {}\nf();\n', 'noFloatingPromises'],
    ['a name in camel case', 'src/pages/shared/tresPass.ts', 'export const x = 1;\n', 'useFilenamingConvention'],
    [
      'a physical direction',
      'src/pages/shared/trespass.css',
      '.row {\n  margin-left: 1px;\n}\n',
      'useLogicalProperties',
    ],
    ['a lazy import', 'src/background/trespass.ts', "await import('./main.ts');\n", 'a worker cannot load lazily'],
    ['a skipped test', 'tests/trespass.test.ts', "it.skip('rests', () => {});\n", 'noSkippedTests'],
  ])('%s is refused', (_name, file, text, rule) => {
    expect(lint(file, text)).toContain(rule);
  });

  it('two files that import each other are refused', () => {
    checkout.write(
      'src/pages/shared/one.ts',
      "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    );
    expect(
      lint('src/pages/shared/two.ts', "import { one } from './one.ts';\nexport const two = (): number => one();\n"),
    ).toContain('noImportCycles');
  });
});
