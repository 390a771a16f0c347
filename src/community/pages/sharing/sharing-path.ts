/** The page on sharing: reached from the pages that speak of it, and not in the menu. */
export const sharingPath = '/sharing';
