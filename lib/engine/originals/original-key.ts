/** Originals are kept once, by what they are: the key is a server-made name, whatever the client called the file. */
export const toOriginalKey = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

const keyShape = /^([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/;

/** The hash that an original's key stands for, or undefined for a file that is none of ours. */
export const findSha256 = (key: string): string | undefined => keyShape.exec(key)?.[3];
