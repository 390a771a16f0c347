/** UTC, with milliseconds, in Latin digits whatever the language: `2026-11-25T13:20:00.000Z`. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
