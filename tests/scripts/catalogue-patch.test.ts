import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drift } from '../../scripts/catalogue-check/drift/drift.ts';
import { edited } from '../../scripts/catalogue-check/drift/edit.ts';
import { patchFor } from '../../scripts/catalogue-check/drift/patch.ts';
import { entriesOf } from '../../scripts/catalogue-check/entry.ts';
import { root } from '../../scripts/root.ts';
import { controls, services } from '../../src/catalogue/catalogue.ts';

const drift = (url: string, property: NonNullable<Drift['edit']>['property'], to: string | number | object): Drift => ({
  name: url,
  sentence: `${url} has another ${property}.`,
  edit: { url, property, to },
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reachable-apply-'));
  cpSync(join(root, 'src/catalogue'), join(folder, 'src/catalogue'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, 'src/catalogue', file), 'utf8');

/** As a maintainer applies the file of --patch. */
function apply(patch: string): void {
  writeFileSync(join(folder, 'list.patch'), patch);
  execFileSync('git', ['apply', 'list.patch'], {
    cwd: folder,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
  });
}

describe('the proposed patch', () => {
  it('has each reason above its change, and git applies it', () => {
    const gateway = 'https://discord.com/api/v10/gateway';
    const object = 'https://stable.dl2.discordapp.net/apps/linux/0.0.111/discord-0.0.111.deb';
    const drifts = [
      drift(gateway, 'healthy', { status: [200, 404], body: '{"url":"wss://gateway.discord.gg"}' }),
      drift(object, 'minBytes', 1_200_000),
      drift(object, 'redirectsTo', 'https://files.example/'),
      drift('https://chat.signal.org/', 'certificate', 'public'),
      drift('https://ya.ru/', 'stateAuthority', 'RU'),
    ];
    const patch = patchFor(drifts);
    for (const { sentence } of drifts) expect(patch).toContain(`: ${sentence}\n\ndiff --git `);
    apply(patch);
    const discord = read('services/discord.ts');
    expect(discord).toContain(`healthy: { status: [200, 404], body: '{"url":"wss://gateway.discord.gg"}' },`);
    expect(discord).toContain(
      `minBytes: 1_200_000,\n          redirectsTo: 'https://files.example/',\n          source:`,
    );
    expect(read('services/signal.ts')).toMatch(
      /url: 'https:\/\/chat\.signal\.org\/',\n\s+healthy: \{\},\n\s+certificate: 'public',/,
    );
    expect(read('domestic/ru.ts')).toMatch(/url: 'https:\/\/ya\.ru\/',\n\s+healthy: \{\},\n\s+stateAuthority: 'RU',\n/);
  });

  it('leaves computed values and names to a person', () => {
    const own = 'wss://kws1.web.telegram.org/apiws';
    const meta = 'https://edge-chat.facebook.com/chat';
    const patch = patchFor([drift(own, 'certificate', 'private-ca'), drift(meta, 'healthy', { status: [200] })]);
    expect(patch).toBe(`${own}: ${own} has another certificate.\n${meta}: ${meta} has another healthy.\n`);
  });

  it('is empty if nothing differs', () => {
    expect(patchFor([])).toBe('');
  });
});

describe('a change of one entry', () => {
  it('leaves a comment to a person', () => {
    const source = "{\n  url: 'https://a.example/',\n  healthy: {\n    // Why.\n    status: [200],\n  },\n}\n";
    expect(edited(source, { url: 'https://a.example/', property: 'healthy', to: {} })).toBeUndefined();
  });

  it('can be written for every listed address except computed ones', () => {
    const sources = filesOfCatalogue().join('\n');
    const byHand = entriesOf({ services, controls, controlRelays: [] }).filter(
      ({ url }) => sources.split(`url: '${url}',`).length !== 2,
    );
    expect(byHand.every(({ name }) => name.startsWith('telegram/'))).toBe(true);
  });
});

function filesOfCatalogue(): string[] {
  return execFileSync('git', ['ls-files', 'src/catalogue/*.ts'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((file) => readFileSync(join(root, file), 'utf8'));
}
