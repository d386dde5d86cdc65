/** Shortest password of a new account, in characters. For both sides of the wire. */
export const passwordMinChars = 12;
