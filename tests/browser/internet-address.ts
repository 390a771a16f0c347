/**
 * Where names lead in test browsers: to this machine, but not by an address of loopback, from which only a proxy on this
 * device answers for several sites.
 */
export const internetAddress = '0.0.0.0';
