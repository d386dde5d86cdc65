// oxlint-disable-next-line node/no-process-env -- Next writes the word in at build time; it is no setting of ours
export const isProduction = process.env.NODE_ENV === "production";
