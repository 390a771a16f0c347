import { expect, it } from 'vitest';
import { onlyDays, withoutNotes } from '../../scripts/without-notes.ts';

it('leaves out the notes, wherever they are, and nothing else', () => {
  const entry = "const source: Source = { kind: 'other', where: 'somebody\\'s list', read: '2026-11-24' };";
  expect(withoutNotes(entry, ['where'])).toBe("const source: Source = { kind: 'other', read: '2026-11-24' };");
  expect(withoutNotes("f<A>({ where: 'a', rows: [{ where:\n 'b' }] });", ['where'])).toBe('f<A>({ rows: [{  }] });');
});

it('leaves out lists of texts, and constants', () => {
  const rule = "({ id: 'late', after: ['early', 'first'], then, prefers: censys })";
  expect(withoutNotes(rule, ['after', 'prefers'])).toBe("({ id: 'late', then,  })");
});

it('keeps what the program uses: values that are no texts, names of parameters, and similar words', () => {
  for (const code of [
    'const alike = { group: endpoint.group };',
    'const shown = { group };',
    "const when = { after: [first, 'b'] };",
    'function known({ group }: Endpoint) { return group; }',
    "const text = 'where: here';",
  ])
    expect(withoutNotes(code, ['where', 'group', 'after'])).toBe(code);
});

it("keeps each contact's day", () => {
  const contact = { on: '2026-12-01', from: 'a home line in Norway', saw: '200' };
  expect(onlyDays(JSON.stringify({ 'https://a.example/': contact }))).toBe(
    '{"https://a.example/":{"on":"2026-12-01"}}',
  );
});
