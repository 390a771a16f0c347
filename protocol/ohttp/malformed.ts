/** The error for malformed bytes. Its message says what was expected, and never quotes them. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
