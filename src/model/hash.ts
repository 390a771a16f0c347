/** 32 bits of FNV-1a: distinguishes texts, hides nothing. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/**
 * 16 bits of a salted FNV-1a hash: enough to see that two hosts of one round have the same address or page, far too few
 * to recover it.
 */
export function tagOf(text: string, salt: number): number {
  const hash = fnv1a(`${salt}/${text}`);
  return ((hash >>> 16) ^ hash) & 0xffff;
}
