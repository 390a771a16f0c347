/**
 * The address to which names lead in test browsers: this machine, but no loopback address, at which only a proxy on
 * this device answers for several sites. Windows connects to no other, so a check there says that it goes through a
 * proxy.
 */
export const internetAddress = process.platform === 'win32' ? '127.0.0.1' : '0.0.0.0';
