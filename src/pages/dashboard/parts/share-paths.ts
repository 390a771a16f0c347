/** Where a result is made ready to be given away. */
export const sharePath = '/share';

/** Where one that somebody else made is looked at; it reads what stands in its address by itself. */
export const sharedRoute = '/shared/:packed?';

export function pathOfShared(packed: string): string {
  return `/shared/${packed}`;
}
