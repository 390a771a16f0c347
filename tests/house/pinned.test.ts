import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/root.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const digest = /^docker\.io\/library\/\w+:\d[\w.-]*@sha256:[0-9a-f]{64}$/;

describe('the images of the servers', () => {
  const folder = 'collector/deploy';

  it('are named by their digests in the Containerfile', () => {
    const stages = [...read(`${folder}/Containerfile`).matchAll(/^FROM (\S+) AS (\S+)$/gm)];
    const names = stages.map(([, , name]) => name);
    const images = stages.map(([, image = '']) => image).filter((image) => !names.includes(image));
    expect(images).toHaveLength(1);
    for (const image of images) expect(image).toMatch(digest);
  });

  it.each(readdirSync(join(root, folder)).filter((file) => /^compose.*\.yaml$/.test(file)))(
    'are named by their digests in %s, or are built from the Containerfile',
    (file) => {
      const services: readonly { readonly image?: string; readonly build?: object }[] = Object.values(
        parse(read(`${folder}/${file}`), { merge: true }).services,
      );
      for (const { image, build } of services) {
        if (build === undefined) expect(image).toMatch(digest);
        else expect(image).toBeUndefined();
      }
    },
  );
});

describe('what npm installs', () => {
  /** Why each package with an install script does not need it. */
  const harmless = { 'node_modules/esbuild': 'it tries its program, which comes as a package for each system' };

  it('runs no code', () => {
    expect(read('.npmrc')).toContain('ignore-scripts=true\n');
    const { packages }: { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> } =
      JSON.parse(read('package-lock.json'));
    const running = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript);
    expect(running).toEqual(Object.keys(harmless));
  });

  it('is only what package-lock.json has a hash of', () => {
    interface Locked {
      readonly integrity?: string;
      readonly link?: boolean;
    }
    const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(read('package-lock.json'));
    const without = Object.entries(packages).filter(([name, { integrity, link }]) => {
      return name.startsWith('node_modules/') && !link && !integrity?.startsWith('sha512-');
    });
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it.each(['package.json', 'collector/package.json'])('leaves out nothing that %s needs', (file) => {
    const names = Object.keys(JSON.parse(read(file)).scripts ?? {});
    const skipped = names.filter((name) => {
      const [, around] = /^(?:pre|post)(.+)$/.exec(name) ?? [];
      return /^(?:(?:pre|post)?install|prepare)$/.test(name) || names.includes(around ?? '');
    });
    expect(skipped).toEqual([]);
  });
});
