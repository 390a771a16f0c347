import { describe, expect, it } from 'vitest';
import { longestNote, noteFrom } from '../../src/history/note.ts';

describe('a note', () => {
  it.each(['2000-01-01', '2026-11-25', '2028-02-29', '9999-12-31'])('may be about %s', (day) => {
    expect(noteFrom({ day, text: ' power cut ' })).toEqual({ day, text: 'power cut' });
  });

  it.each([
    '20265-01-01',
    '1999-12-31',
    '0026-11-25',
    '2026-02-31',
    '2026-13-01',
    '2026-1-5',
    '2026-11-25T12',
    'today',
    '',
  ])('is refused when its day is "%s"', (day) => {
    expect(() => noteFrom({ day, text: 'power cut' })).toThrow('no day for a note');
  });

  it('can be deleted whatever its day', () => {
    expect(noteFrom({ day: '20265-01-01', text: ' ' })).toEqual({ day: '20265-01-01', text: '' });
  });

  it('is shortened when it is too long', () => {
    expect(noteFrom({ day: '2026-11-25', text: 'a'.repeat(2 * longestNote) }).text).toHaveLength(longestNote);
  });
});
