/** Writes that were overtaken so often are a storm: the queue tries again later. */
export const MAX_TRIES = 8;
