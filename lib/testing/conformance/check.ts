import type { Context } from "./context";
import type { RowId } from "./spec-rows";

/** One question to a target, with the rows of the documentation it answers. */
export type Check = Readonly<{
  id: string;
  spec: readonly RowId[];
  title: string;
  /** Rests on a choice where the documentation is silent: a real account may rightly answer otherwise. */
  isInferred?: true;
  /** Changes settings of the whole account. */
  touchesAccount?: true;
  /** Asked only of a target that speaks as the 2021 beta did. */
  dialect?: "beta";
  /** Throws a Mismatch or NotTried. */
  run: (ctx: Context) => Promise<void>;
}>;
