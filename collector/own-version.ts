import packageJson from '../package.json' with { type: 'json' };

/** Major and minor version of this release, as in reports. */
export const ownVersion = packageJson.version.split('.').slice(0, 2).join('.');
