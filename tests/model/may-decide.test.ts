import { describe, expect, it } from 'vitest';
import { mayDecide } from '../../src/model/may-decide.ts';

const text = { where: 'a public text', read: '2026-11-24' };
const memory = { where: 'from memory' };
const contacted = { on: '2026-11-25', from: 'a network without a censor', saw: '200' };

describe('an address', () => {
  it('decides once a text that names it was read, or its server was contacted', () => {
    expect(mayDecide({ source: text })).toBe(true);
    expect(mayDecide({ source: memory, contacted })).toBe(true);
  });

  it('decides nothing while it is known from memory alone', () => {
    expect(mayDecide({ source: memory })).toBe(false);
  });

  it('that waits to be contacted decides nothing before, whatever was read', () => {
    expect(mayDecide({ source: text, awaitsContact: true })).toBe(false);
    expect(mayDecide({ source: text, awaitsContact: true, contacted })).toBe(true);
  });
});
