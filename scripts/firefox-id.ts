/** The name of the extension for Firefox and for Mozilla. Another name would be another extension. */
export const firefoxId = 'reachable@extension';
