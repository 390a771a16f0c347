import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build.ts';
import { documentFile, rulesDocument } from '../../scripts/method/document.ts';
import { readThresholds } from '../../scripts/method/thresholds.ts';
import { ruleReasonsDocument, ruleReasonsFile } from '../../scripts/method/why.ts';
import { root } from '../../scripts/root.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { controlsElsewhere } from '../../src/catalogue/controls-by-country.ts';
import { functionIds } from '../../src/model/function-ids.ts';
import { networkStateWords } from '../../src/model/network-states.ts';
import { probeKinds } from '../../src/model/observation-words.ts';
import { reasons } from '../../src/model/reasons.ts';
import { causes, manners, serviceStates } from '../../src/model/verdict.ts';
import { builtFor } from './built.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = [
  'README.md',
  'READING.md',
  'BENCHMARKS.md',
  'PRIVACY.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'RELEASING.md',
  'TRANSLATIONS.md',
  'CHANGELOG.md',
  '.github/MAINTAINERS.md',
  '.github/CODE_OF_CONDUCT.md',
  'collector/README.md',
  'collector/RELAY.md',
  'collector/OPERATIONS.md',
  'collector/THREATS.md',
  'collector/FIGURES.md',
  'src/judge/METHOD.md',
  documentFile,
];
const wordsOf = (file: string) => read(file).trim().split(/\s+/).length;
const method = read('src/judge/METHOD.md');

describe.each(documents)('%s', (document) => {
  it('names only npm commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name] of read(document).matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  });

  it('links only to files that exist', () => {
    const targetsOf = /\]\(([^)#\s]+)|(?:src|srcset)="([^"]+)"/g;
    for (const [, link, source] of read(document).matchAll(targetsOf)) {
      const path = link ?? source ?? '';
      if (/^https?:/.test(path)) continue;
      expect(existsSync(join(root, dirname(document), path)), path).toBe(true);
    }
  });

  it('links only to headings that exist', () => {
    for (const [, path = '', heading] of read(document).matchAll(/\]\(([\w./-]*\.md)?#([^)]+)\)/g)) {
      const target = path === '' ? document : join(dirname(document), path);
      const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      );
      expect(headings, `${target}#${heading}`).toContain(heading);
    }
  });

  it('names only folders and files of this repository', () => {
    for (const [, path = ''] of read(document).matchAll(/`((?:src|tests|scripts|public|release)\/[\w./-]*)`/g)) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
  });
});

describe('the length', () => {
  it.each([
    ['README.md', 1100],
    ['PRIVACY.md', 1800],
    ['SECURITY.md', 1000],
    ['collector/README.md', 900],
    ['src/judge/METHOD.md', 3500],
  ])('of %s is at most %i words', (document, most) => {
    expect(wordsOf(document)).toBeLessThanOrEqual(most);
  });

  it('of all documents that people write is at most 20,000 words', () => {
    const written = documents.filter((document) => document !== documentFile);
    expect(written.reduce((sum, document) => sum + wordsOf(document), 0)).toBeLessThanOrEqual(20_000);
  });
});

describe('the page for operators of relays', () => {
  it('is one page', () => {
    expect(read('collector/RELAY.md').split('\n').length).toBeLessThanOrEqual(61);
  });
});

describe('the privacy statement', () => {
  it.each([...targets])('explains every permission of the build for %s', (target) => {
    for (const permission of [...builtFor(target).manifest.permissions, 'optional_host_permissions']) {
      expect(read('PRIVACY.md')).toMatch(new RegExp(`^- .*\`${permission}\``, 'm'));
    }
  });

  it('names the site of each country that is asked if nothing else answers', () => {
    for (const { url } of controlsElsewhere(undefined, packaged)) {
      expect(read('PRIVACY.md')).toContain(`\`${new URL(url).hostname}\``);
    }
  });
});

describe('the method', () => {
  it.each([
    ['state of the connection', networkStateWords],
    ['state', serviceStates],
    ['function', functionIds],
    ['cause', causes],
    ['manner', manners],
    ['reason', reasons],
    ['probe beside the plain ones', probeKinds.filter((kind) => !['https', 'http', 'websocket'].includes(kind))],
  ])('explains every %s, or the rules do', (_kind, words) => {
    const both = method + read(documentFile);
    expect(words.filter((word) => !both.includes(`\`${word}\``))).toEqual([]);
  });

  it('is accompanied by the rules as `npm run method` writes them', () => {
    expect(read(documentFile)).toBe(rulesDocument());
    expect(read(ruleReasonsFile)).toBe(ruleReasonsDocument());
  });

  it.each(['src/judge/METHOD.md', documentFile])('has no line in %s that is too long for a page', (document) => {
    expect(
      read(document)
        .split('\n')
        .filter((line) => line.length > 400),
    ).toEqual([]);
  });

  it('gives the source of every number in a rule', () => {
    const unsourced = readThresholds().filter(({ file, source }) => /^(?:measure|judge)\//.test(file) && !source);
    // The version of the rules is no threshold.
    expect(unsourced.map(({ name }) => name)).toEqual(['ruleset']);
  });
});
