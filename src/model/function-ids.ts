/** The functions of a messenger. Each has its own verdict. */
export const functionIds = ['web', 'messages', 'media', 'upload', 'calls'] as const;
export type FunctionId = (typeof functionIds)[number];

/** A service is blocked when all of these fail. */
export const coreFunctions: readonly FunctionId[] = ['web', 'messages'];
