/** A program was started with a wrong setting. The message says what is expected. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}
