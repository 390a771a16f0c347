import { expect, it } from 'vitest';
import { withoutSources } from '../../scripts/without-sources.ts';

it('leaves out where an address is known from, and nothing else', () => {
  const entry =
    "{ url: 'https://host.example/', source: { kind: 'other', where: 'somebody\\'s list', read: '2026-11-24' } }";
  expect(withoutSources(entry)).toBe(
    "{ url: 'https://host.example/', source: { kind: 'other', where: '', read: '2026-11-24' } }",
  );
});

it('finds a text on a line of its own', () => {
  expect(withoutSources("source: {\n  where:\n    'a long text',\n}")).toBe("source: {\n  where: '',\n}");
});
