/**
 * Where names lead in test browsers: to this machine, but not by an address of loopback, from which only a proxy on this
 * device answers for several sites. Windows connects to no other, so there a check says that it goes through a proxy.
 */
export const internetAddress = process.platform === 'win32' ? '127.0.0.1' : '0.0.0.0';
