/** Bytes that are not what they have to be. The message says what was expected; it never quotes them. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
