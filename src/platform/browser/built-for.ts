/**
 * The family of browsers that this build is for: the build puts it here, so that what only the other family needs is left
 * out. Undefined where nothing was built, as in tests: there what a browser can do is looked at.
 */
export const builtFor = undefined as 'chrome' | 'firefox' | undefined;
