/** The services that OONI has a test for, with its name for it. */
export const ooniTests: ReadonlyMap<string, string> = new Map([
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
  ['signal', 'signal'],
  ['messenger', 'facebook_messenger'],
]);
