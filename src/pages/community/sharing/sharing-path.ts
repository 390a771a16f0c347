/** The page about sharing. Other pages link to it; it is not in the menu. */
export const sharingPath = '/sharing';
