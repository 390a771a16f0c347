/**
 * The version of what a report holds. Whoever agreed to share agreed to one version, and is asked again when it is another;
 * so a change of any field is a new version.
 */
export const reportVersion = 1;
