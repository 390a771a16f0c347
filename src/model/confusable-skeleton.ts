/** Latin letters, with small letters of other scripts and digits that, small or capital, look like them. */
const lookAlikes = [
  ...['aаα', 'bвβ', 'cсϲ', 'dԁ', 'eеεє', 'hнһη', 'jјϳ', 'kкκ', 'li1ıіӏι|', 'mмμ', 'nν'],
  ...['o0оο', 'pрρ', 'qԛ', 'sѕ5', 'tтτ', 'wԝω', 'xхχ', 'yуυ', 'zζ'],
];

const latinOf = new Map(
  lookAlikes.flatMap(([latin = '', ...others]) => others.map((other) => [other, latin] as const)),
);

/**
 * What is left of a name at a glance. Names with the same skeleton can be taken for one another: width, case, accents,
 * blanks and signs make no difference, nor does a letter of another script that looks alike.
 */
export function confusableSkeleton(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().normalize('NFKD');
  return [...plain]
    .map((letter) => latinOf.get(letter) ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('');
}
