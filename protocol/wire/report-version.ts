/**
 * The version of the report's contents. People agree to share one version, and are asked again when it changes; so a
 * change of any field makes a new version.
 */
export const reportVersion = 1;
