/** A program was started in a way that it cannot work; the message says how it would. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}
