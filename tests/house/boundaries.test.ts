import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';

let checkout: Checkout;
beforeAll(() => {
  checkout = makeCheckout();
});
afterAll(() => checkout.remove());

/** What the linter says of one file with this text. */
function lint(file: string, text: string): string {
  checkout.write(file, text);
  return checkout.run('@biomejs/biome/bin/biome', ['lint', '--vcs-enabled=false', file]).output;
}

/** What the compiler says of one folder with this text in a file of it. */
function compile(folder: string, text: string): string {
  checkout.write(`${folder}/trespass.ts`, text);
  const { output } = checkout.run('typescript/bin/tsc', ['-b', folder]);
  checkout.write(`${folder}/trespass.ts`, 'export {};\n');
  return output;
}

describe('a folder imports only what it may', () => {
  it.each([
    ['src/core', '../catalogue/catalogue.ts', 'core is pure'],
    ['src/core', 'idb', 'core is pure'],
    ['src/core', 'node:fs', 'core is pure'],
    ['src/catalogue', '../probe/probe.ts', 'The catalogue is data'],
    ['src/catalogue', 'valibot', 'The catalogue is data'],
    ['src/probe', '../platform/store.ts', 'Probes measure'],
    ['src/probe', '../catalogue/catalogue.ts', 'Probes measure'],
    ['src/ohttp', '../core/report.ts', 'ohttp is a protocol'],
    ['src/ohttp', 'node:crypto', 'ohttp is a protocol'],
    ['src/signed', '../ohttp/client.ts', 'signed checks'],
    ['src/signed', 'node:crypto', 'signed checks'],
    ['src/platform', '../probe/probe.ts', 'platform is the door'],
    ['src/background', '../ui/text.ts', 'background is wiring'],
    ['src/background', '../popup/main.tsx', 'background is wiring'],
    ['src/background', '../collector/main.ts', 'background is wiring'],
    ['src/background', '../ohttp/exchange.ts', 'background is wiring'],
    ['src/offscreen', '../catalogue/catalogue.ts', 'The offscreen page'],
    ['src/ui', '../background/main.ts', 'ui holds the parts'],
    ['src/popup', '../background/main.ts', 'Pages import'],
    ['src/popup', '../welcome/main.tsx', 'Pages import'],
    ['src/welcome', 'idb', 'Pages import'],
    ['src/dashboard', '../background/main.ts', 'Pages import'],
    ['src/dashboard/overview', '../../popup/popup.tsx', 'Pages import'],
    ['src/collector', '../platform/store.ts', 'collector runs on servers'],
    ['src/collector/gateway', '../../platform/store.ts', 'collector runs on servers'],
    ['src/collector/relay', 'idb', 'collector runs on servers'],
  ])('%s is refused %s', (folder, target, sentence) => {
    expect(lint(`${folder}/trespass.ts`, `import '${target}';\n`)).toContain(sentence);
  });

  it.each([
    ['src/core', 'valibot'],
    ['src/core', './service.ts'],
    ['src/catalogue/services', '../../core/service.ts'],
    ['src/platform', 'idb'],
    ['src/ohttp', '@hpke/core'],
    ['src/background', '../probe/probe.ts'],
    ['src/offscreen', '../ohttp/exchange.ts'],
    ['src/offscreen', '../signed/snapshot.ts'],
    ['src/signed', '../core/snapshot.ts'],
    ['src/popup', 'preact/hooks'],
    ['src/welcome', '../ui/text.ts'],
    ['src/collector', './relay/main.ts'],
    ['src/collector/gateway', '../store/store.ts'],
    ['src/collector/gateway', '../../core/report.ts'],
    ['src/collector/relay', 'node:fs/promises'],
    ['src/collector/relay', 'fastify'],
    ['src/dashboard/overview', '../parts/paths.ts'],
  ])('%s may import %s', (folder, target) => {
    expect(lint(`${folder}/trespass.ts`, `import '${target}';\n`)).not.toContain('noRestrictedImports');
  });

  it('the compiler refuses core what it does not reference', () => {
    expect(
      compile('src/core', "import { extension } from '../platform/browser.ts';\nexport const x = extension;\n"),
    ).toContain('src/core/trespass.ts');
  });
});

describe('core is pure', () => {
  it.each(['fetch', 'setTimeout', 'document', 'indexedDB', 'navigator', 'crypto', 'performance'])(
    'the compiler does not know %s there',
    (name) => {
      expect(compile('src/core', `export const x = ${name};\n`)).toContain(`Cannot find name '${name}'`);
    },
  );

  it.each(['Date.now()', 'new Date()', 'new Date', 'Date()', 'Math.random()', 'Date.now'])(
    'the linter refuses %s there',
    (expression) => {
      expect(lint('src/core/trespass.ts', `export const x = ${expression};\n`)).toContain(
        'core knows no clock and no chance',
      );
    },
  );

  it('a date that is given may be read', () => {
    expect(lint('src/core/trespass.ts', 'export const dayOf = (at: number) => new Date(at).getDay();\n')).not.toContain(
      'core knows',
    );
  });
});

describe('house rules are lint errors', () => {
  it.each([
    ['a default export', 'src/ui/trespass.ts', 'export default 1;\n', 'noDefaultExport'],
    ['a barrel', 'src/ui/trespass.ts', "export * from './text.ts';\n", 'noBarrelFile'],
    ['an enum', 'src/ui/trespass.ts', 'export enum Colour { Red }\n', 'noEnum'],
    ['null', 'src/ui/trespass.ts', 'export const nothing = null;\n', 'noNull'],
    ['a forgotten promise', 'src/ui/trespass.ts', 'async function f() {}\nf();\n', 'noFloatingPromises'],
    ['a name in camel case', 'src/ui/tresPass.ts', 'export const x = 1;\n', 'useFilenamingConvention'],
    ['a physical direction', 'src/ui/trespass.css', '.row {\n  margin-left: 1px;\n}\n', 'useLogicalProperties'],
    ['a lazy import', 'src/background/trespass.ts', "await import('./round.ts');\n", 'a worker cannot load lazily'],
    ['a skipped test', 'tests/trespass.test.ts', "it.skip('rests', () => {});\n", 'noSkippedTests'],
  ])('%s is refused', (_name, file, text, rule) => {
    expect(lint(file, text)).toContain(rule);
  });

  it('two files that import each other are refused', () => {
    checkout.write('src/ui/one.ts', "import { two } from './two.ts';\nexport const one = (): number => two();\n");
    expect(
      lint('src/ui/two.ts', "import { one } from './one.ts';\nexport const two = (): number => one();\n"),
    ).toContain('noImportCycles');
  });
});
