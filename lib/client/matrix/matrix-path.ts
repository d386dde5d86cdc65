/** As many images as one matrix compares. */
export const matrixLimit = 50;

/** The page that compares these images in every variant; without any it asks which. */
export const toMatrixPath = (ids: readonly string[]): string => {
  const search = new URLSearchParams(ids.slice(0, matrixLimit).map((id) => ["image", id]));
  return search.size === 0 ? "/matrix" : `/matrix?${search}`;
};
