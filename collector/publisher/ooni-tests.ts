/** The services that OONI tests, with the name of its test. */
export const ooniTests: ReadonlyMap<string, string> = new Map([
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
  ['signal', 'signal'],
  ['messenger', 'facebook_messenger'],
]);
