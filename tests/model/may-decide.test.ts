import { describe, expect, it } from 'vitest';
import { mayDecide } from '../../src/model/may-decide.ts';

const text = { kind: 'other', where: 'a public text', read: '2026-11-24' } as const;
const memory = { kind: 'memory', where: 'from memory' } as const;
const contacted = { on: '2026-11-25', from: 'a network without a censor', saw: '200' };

describe('an address', () => {
  it('may decide once we have read a text that names it, or its server has answered', () => {
    expect(mayDecide({ source: text })).toBe(true);
    expect(mayDecide({ source: memory, contacted })).toBe(true);
  });

  it('decides nothing while it is known only from memory', () => {
    expect(mayDecide({ source: memory })).toBe(false);
  });

  it('that awaits contact decides nothing until then, whatever we read', () => {
    expect(mayDecide({ source: text, isUnverified: true })).toBe(false);
    expect(mayDecide({ source: text, isUnverified: true, contacted })).toBe(true);
  });
});
