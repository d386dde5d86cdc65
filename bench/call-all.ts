/**
 * Makes a call for each item, all at once. A call resolves to whether it was answered. `moment` comes with so many
 * answers, or when all calls have ended; `done` when they have.
 */
export const callAll = <Item>(
  items: readonly Item[],
  call: (item: Item) => Promise<boolean>,
  answers: number,
): Readonly<{ done: Promise<unknown>; moment: Promise<unknown> }> => {
  let [answered, release] = [0, (): void => undefined];
  const enough = new Promise<void>((resolve) => {
    release = resolve;
  });
  const count = async (item: Item): Promise<void> => {
    if (await call(item)) answered += 1;
    if (answered >= answers) release();
  };
  if (answers === 0) release();
  const done = Promise.all(items.map(count));
  return { done, moment: Promise.race([enough, done]) };
};
