/** The same fields, those that may be undefined as fields that may be missing. */
export type WithoutAbsent<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & { [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined> };

/** Leaves out every field without a value. */
export const withoutAbsent = <Shape extends object>(shape: Shape): WithoutAbsent<Shape> =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as WithoutAbsent<Shape>;
