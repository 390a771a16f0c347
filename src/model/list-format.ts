type ListFormat = Pick<Intl.ListFormat, 'format' | 'formatToParts'>;

/** Joins items by the rules of a language (BCP 47), as "Media, Uploads and Calls". */
export function listFormat(tag: string): ListFormat {
  return tag.startsWith('my') ? burmese : new Intl.ListFormat(tag, { type: 'conjunction' });
}

/** Chromium on computers knows no Burmese, and CLDR, which Firefox has, joins its lists with dashes. */
const burmese: ListFormat = {
  format: (items) => burmese.formatToParts(items).reduce((text, { value }) => text + value, ''),
  formatToParts: (items) => {
    const all = [...items];
    return all.flatMap((value, index) => {
      const before = index === 0 ? '' : index < all.length - 1 ? '၊ ' : ' နဲ့ ';
      return [...(before ? [{ type: 'literal' as const, value: before }] : []), { type: 'element' as const, value }];
    });
  },
};
