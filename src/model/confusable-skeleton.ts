/** Latin letters, each with the digits and the letters of other scripts that look like it, small or capital. */
const lookAlikes = [
  ...['aаα', 'bвβ', 'cсϲ', 'dԁ', 'eеεє', 'hнһη', 'jјϳ', 'kкκ', 'li1ıіӏι|', 'mмμ', 'nν'],
  ...['o0оο', 'pрρ', 'qԛ', 'sѕ5', 'tтτ', 'wԝω', 'xхχ', 'yуυ', 'zζ'],
];

const latinOf = new Map(
  lookAlikes.flatMap(([latin = '', ...others]) => others.map((other) => [other, latin] as const)),
);

/**
 * A name reduced to what is seen at a glance. Names with the same skeleton can be mistaken for each other: width, case,
 * accents, blanks, signs and similar letters of other scripts make no difference.
 */
export function confusableSkeleton(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().normalize('NFKD');
  return [...plain]
    .map((letter) => latinOf.get(letter) ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('');
}
