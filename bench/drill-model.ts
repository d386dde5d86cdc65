import type { DrillPicture } from "./drill-pictures";

/**
 * What was asked of a picture and how far it came. `uploading`, `deleting` and `changing` were not answered: both what
 * was before and what was wanted are right.
 */
export type PictureState = "uploading" | "kept" | "deleting" | "deleted" | "changing";

export type ModelPicture = {
  readonly picture: DrillPicture;
  state: PictureState;
  /** The id of the last answer. */
  id: string | undefined;
  isPrivate: boolean;
  /** A call is under way: no other lane takes it. */
  isBusy: boolean;
  /** Ids of before a change of access: nothing answers under them. */
  readonly formerIds: string[];
};

/** Everything the engine promised by an answer, and what it was still asked for when it was killed. */
export class DrillModel {
  readonly pictures: ModelPicture[] = [];
  /** Calls answered so far. */
  answers = 0;
  #labels = 0;
  /** Widths the variant may have: the last one answered, and one under way. */
  variantWidths: readonly number[] = [];

  /** One for each label. */
  takeNumber(): number {
    this.#labels += 1;
    return this.#labels;
  }

  add(picture: DrillPicture): ModelPicture {
    const added: ModelPicture = {
      picture,
      state: "uploading",
      id: undefined,
      isPrivate: false,
      isBusy: true,
      formerIds: [],
    };
    this.pictures.push(added);
    return added;
  }

  get kept(): readonly ModelPicture[] {
    return this.pictures.filter(({ state }) => state === "kept");
  }

  /** Those that a lane may take now. */
  get free(): readonly (ModelPicture & { id: string })[] {
    return this.kept.filter((one): one is ModelPicture & { id: string } => !one.isBusy && one.id !== undefined);
  }
}
