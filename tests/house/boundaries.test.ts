import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checkout, makeCheckout } from './checkout.ts';

/**
 * A file that breaks or keeps a rule. Linter and compiler read all of them together, since starting each takes a
 * second.
 */
interface Sample {
  readonly file: string;
  readonly text: string;
}

const toLint: Sample[] = [];
const toCompile: Sample[] = [];

/** Adds a sample to the list, and returns the path for its findings. */
function sample(list: Sample[], folder: string, text: string, name = `sample-${list.length}.ts`): string {
  const file = `${folder}/${name}`;
  list.push({ file, text });
  return file;
}

let checkout: Checkout;
const findings = new Map<string, string>();
const findingsIn = (file: string) => findings.get(file) ?? '';

beforeAll(() => {
  checkout = makeCheckout();
  for (const { file, text } of toLint) checkout.write(file, text);
  const files = toLint.map(({ file }) => file);
  const lint = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', ...files];
  note(checkout.run('@biomejs/biome/bin/biome', lint).output, /^(\S+?)(?::\d+:\d+)? \S+ .*━━/);
  for (const { file } of toLint) rmSync(join(checkout.folder, file));
  for (const { file, text } of toCompile) checkout.write(file, text);
  const folders = new Set(toCompile.map(({ file }) => dirname(file)));
  note(checkout.run('typescript/bin/tsc', ['-b', ...folders]).output, /^(\S+)\(\d+,\d+\): error/);
});
afterAll(() => checkout.remove());

/** Stores a program's output, by the file named in the last heading. */
function note(output: string, heading: RegExp): void {
  let file = '';
  for (const line of output.split('\n')) {
    file = heading.exec(line)?.[1] ?? file;
    findings.set(file, `${findings.get(file) ?? ''}${line}\n`);
  }
}

describe('the compiler refuses what a folder does not reference', () => {
  it.each(
    [
      ['src/model', '../judge/unsure.ts'],
      ['src/measure', '../judge/unsure.ts'],
      ['src/measure/check', '../network/line.ts'],
      ['src/measure/network', '../transfers/transfer.ts'],
      ['src/measure/transfers', '../endpoints/attempt.ts'],
      ['src/measure/endpoints', '../network-facts.ts'],
      ['src/judge', '../schedule/plan.ts'],
      ['src/judge', '../catalogue/catalogue.ts'],
      ['src/judge', '../community/sharing.ts'],
      ['src/schedule', '../platform/browser/extension.ts'],
      ['src/history', '../platform/browser/extension.ts'],
      ['src/catalogue', '../judge/unsure.ts'],
      ['src/probe', '../platform/store/store.ts'],
      ['src/probe', '../catalogue/catalogue.ts'],
      ['src/platform', '../probe/deadline.ts'],
      ['src/platform', '../community/sharing.ts'],
      ['src/background', '../pages/shared/text.ts'],
      ['src/background', '../../collector/server.ts'],
      ['protocol', '../src/platform/browser/changes.ts'],
      ['protocol', '../src/community/outbox/outbox.ts'],
      ['src/community', '../pages/shared/text.ts'],
      ['src/pages', '../background/forget.ts'],
      ['src/pages', '../probe/deadline.ts'],
      ['src/pages/shared', '../community/entry.ts'],
      ['src/pages/shared', '../dashboard/menu.tsx'],
      ['src/pages/community', '../dashboard/menu.tsx'],
      ['collector', '../src/platform/store/store.ts'],
      ['collector', '../src/community/outbox/outbox.ts'],
    ].map(([folder = '', target]) => [folder, target, sample(toCompile, folder, `import '${target}';\n`)] as const),
  )('%s may not import %s', (_folder, _target, file) => {
    expect(findingsIn(file)).toMatch(/TS6307|TS6305/);
  });
});

describe('the linter refuses packages that a folder does not need', () => {
  it.each(
    [
      ['src/model', 'idb'],
      ['src/judge', 'valibot'],
      ['src/judge', 'node:fs'],
      ['src/catalogue', 'valibot'],
      ['src/probe', 'idb'],
      ['src/background', 'idb'],
      ['src/background', '../platform/browser/extension.ts'],
      ['protocol/ohttp', 'node:crypto'],
      ['src/community/background', 'preact'],
      ['src/pages/welcome', 'idb'],
      ['src/pages/popup', 'webextension-polyfill'],
      ['src/pages/popup', '../../platform/browser/extension.ts'],
      ['collector/relay', 'idb'],
    ].map(([folder = '', module]) => {
      const statements = [
        `import '${module}';`,
        `import { x } from '${module}';`,
        `import type { X } from '${module}';`,
        `export { x } from '${module}';`,
      ];
      return [folder, module, statements.map((text) => sample(toLint, folder, `${text}\n`))] as const;
    }),
  )('%s may not import %s', (_folder, _module, files) => {
    for (const file of files) expect(findingsIn(file)).toContain('may not import this package');
  });

  it.each(
    [
      ['src/model', 'valibot'],
      ['src/history/export', 'valibot'],
      ['src/platform/store/indexed', 'idb'],
      ['src/platform/browser', './extension.ts'],
      ['protocol/ohttp', '@hpke/core'],
      ['src/pages/community/figures', 'preact/hooks'],
      ['src/pages/popup', 'preact/hooks'],
      ['collector/relay', 'node:fs/promises'],
      ['collector/gateway', 'fastify'],
    ].map(([folder = '', module]) => {
      const text = `import { x } from '${module}';\nexport const y = x;\nexport default y;\n`;
      return [folder, module, sample(toLint, folder, text)] as const;
    }),
  )('%s may import %s', (_folder, _module, file) => {
    // Its deliberate mistake shows that it was read.
    expect(findingsIn(file)).toContain('noDefaultExport');
    expect(findingsIn(file)).not.toContain('may not import');
  });
});

describe('pure code has no access to the outside world', () => {
  const globals = ['fetch', 'setTimeout', 'document', 'indexedDB', 'navigator', 'crypto', 'performance'];
  const uses = globals.map((name) => `export const ${name}Used = ${name};\n`).join('');
  it.each(
    ['src/model', 'src/measure', 'src/measure/endpoints', 'src/judge', 'src/schedule', 'src/history'].map(
      (folder) => [folder, sample(toCompile, folder, uses)] as const,
    ),
  )('the compiler knows none of its globals in %s', (_folder, file) => {
    for (const name of globals) expect(findingsIn(file)).toContain(`Cannot find name '${name}'`);
  });

  it.each(
    ['Date.now()', 'new Date()', 'new Date', 'Date()', 'Math.random()', 'Date.now'].map(
      (expression) => [expression, sample(toLint, 'src/judge', `export const x = ${expression};\n`)] as const,
    ),
  )('the linter refuses %s there', (_expression, file) => {
    expect(findingsIn(file)).toContain('no clock and no chance');
  });

  const givenDate = sample(
    toLint,
    'src/history',
    'export const dayOf = (at: number) => new Date(at).getDay();\nexport default dayOf;\n',
  );
  it('a given date may be read', () => {
    expect(findingsIn(givenDate)).toContain('noDefaultExport');
    expect(findingsIn(givenDate)).not.toContain('no clock');
  });
});

describe('reasons and ids of rules are only for display', () => {
  const inVerdict = (expression: string) =>
    `export const x = (verdict: Verdict, because: Reason[], reason: Reason, known: Set<Reason>) => ${expression};\n`;
  const asking = [
    "verdict.because.includes('may-be-down')",
    "verdict.because.some((one) => one === 'may-be-down')",
    "because.indexOf('may-be-down')",
    "because[0] === 'may-be-down'",
    "reason === 'may-be-down'",
    "'may-be-down' !== reason",
    "reason.startsWith('shown-by-')",
    'known.has(reason)',
    "verdict.rules?.includes('blocked')",
    "(verdict.rules ?? []).at(-1) === 'blocked'",
    'verdict.rules[0]',
  ];

  it.each(
    ['src/measure/endpoints', 'src/judge', 'src/schedule'].flatMap((folder) =>
      asking.map((expression) => [expression, folder, sample(toLint, folder, inVerdict(expression))] as const),
    ),
  )('the linter refuses %s in %s', (_expression, _folder, file) => {
    expect(findingsIn(file)).toContain('A reason is told and never asked');
  });

  const telling =
    "({ ...verdict, because: [...verdict.because, 'may-be-down'], rules: [...verdict.rules, 'blocked'] })";
  const told = sample(toLint, 'src/judge', `${inVerdict(telling)}export default x;\n`);
  it('both may be displayed', () => {
    expect(findingsIn(told)).toContain('noDefaultExport');
    expect(findingsIn(told)).not.toContain('A reason is told');
  });
});

describe('house rules are lint errors', () => {
  const inPages = (text: string, name?: string) => sample(toLint, 'src/pages/shared', text, name);

  it.each([
    ['a default export', inPages('export default 1;\n'), 'noDefaultExport'],
    ['a barrel', inPages("export * from './text.ts';\n"), 'noBarrelFile'],
    ['an enum', inPages('export enum Colour { Red }\n'), 'noEnum'],
    ['null', inPages('export const nothing = null;\n'), 'noNull'],
    ['a forgotten promise', inPages('async function f() {}\nf();\n'), 'noFloatingPromises'],
    ['a name in camel case', inPages('export const x = 1;\n', 'camelCase.ts'), 'useFilenamingConvention'],
    ['a physical direction', inPages('.row {\n  margin-left: 1px;\n}\n', 'sample.css'), 'useLogicalProperties'],
    [
      'a lazy import in the background',
      sample(toLint, 'src/background', "await import('./main.ts');\n"),
      'a worker cannot load lazily',
    ],
    [
      'the catalogue of the package in a page',
      inPages("import { services } from '../../catalogue/catalogue.ts';\nexport const all = services;\n"),
      'read the catalogue of the package',
    ],
    ['a skipped test', sample(toLint, 'tests', "it.skip('rests', () => {});\n", 'sample.test.ts'), 'noSkippedTests'],
    [
      'a circle of two files',
      inPages("import { two } from './sample-two.ts';\nexport const one = (): number => two();\n", 'sample-one.ts'),
      'noImportCycles',
    ],
  ])('%s is refused', (_name, file, rule) => {
    expect(findingsIn(file)).toContain(rule);
  });

  inPages("import { one } from './sample-one.ts';\nexport const two = (): number => one();\n", 'sample-two.ts');
});
