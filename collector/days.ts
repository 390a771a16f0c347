export const slotsOfDay = 4;
export const dayOfSlot = (slot: number): number => Math.floor(slot / slotsOfDay);
