/** As many images as one matrix compares. */
export const matrixLimit = 50;

/**
 * Longest address of a matrix, in characters. Next repeats it in a header of its own and browsers in the referrer,
 * and Node refuses a request whose headers come to more than 16 kB.
 */
export const addressLimit = 4000;

const toSearch = (ids: readonly string[]): string => new URLSearchParams(ids.map((id) => ["image", id])).toString();

/** The first of these images, as many as one matrix compares and its address can name: ids may be long. */
export const takeComparable = (ids: readonly string[]): readonly string[] => {
  const few = ids.slice(0, matrixLimit);
  let count = few.length;
  while (count > 1 && toSearch(few.slice(0, count)).length > addressLimit) count -= 1;
  return few.slice(0, count);
};

/** The page that compares these images in every variant; without any it asks which. */
export const toMatrixPath = (ids: readonly string[]): string => {
  const search = toSearch(takeComparable(ids));
  return search === "" ? "/matrix" : `/matrix?${search}`;
};
