/** The services that OONI tests, with its name for the test. */
export const ooniTests: ReadonlyMap<string, string> = new Map([
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
  ['signal', 'signal'],
  ['messenger', 'facebook_messenger'],
]);
