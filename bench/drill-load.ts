import { type Answer, codeOf, type DrillClient, resultOf } from "./drill-client";
import type { DrillModel, ModelPicture } from "./drill-model";
import { makeDrillPicture, pickWidth } from "./drill-pictures";
import type { FuzzRandom } from "./fuzz-random";

export const drillVariant = "drill";

export type Load = Readonly<{
  client: DrillClient;
  model: DrillModel;
  random: FuzzRandom;
  /** Part of every label. */
  name: string;
  /** Answers that were none of those allowed. */
  faults: string[];
}>;

const expectAnswer = ({ faults, model }: Load, what: string, answer: Answer): boolean => {
  model.answers += 1;
  if (answer.status === 200) return true;
  const isBusy = answer.status === 503 && answer.headers["retry-after"] !== undefined;
  if (!isBusy) faults.push(`${what} answered ${codeOf(answer)}: ${answer.bytes.subarray(0, 200).toString()}`);
  return false;
};

/** Uploads a picture whose label is in its metadata, so that it is found whatever id it has. */
export const uploadOne = async (load: Load): Promise<void> => {
  const { client, model, random, name } = load;
  const picture = await makeDrillPicture(`${name}-${model.takeNumber()}`);
  const one = model.add(picture);
  one.isPrivate = random.isLucky(0.2);
  const answer = await client.upload(picture.bytes, {
    metadata: JSON.stringify({ drill: picture.label }),
    requireSignedURLs: String(one.isPrivate),
  });
  one.isBusy = false;
  if (!expectAnswer(load, "an upload", answer)) return;
  one.id = String(resultOf(answer)["id"]);
  one.state = "kept";
};

export const deleteOne = async (load: Load, one: ModelPicture): Promise<void> => {
  one.isBusy = true;
  one.state = "deleting";
  const answer = await load.client.api(`DELETE /v1/${one.id}`);
  one.isBusy = false;
  if (expectAnswer(load, "a deletion", answer)) one.state = "deleted";
};

export const changeAccess = async (load: Load, one: ModelPicture & { id: string }): Promise<void> => {
  one.isBusy = true;
  one.state = "changing";
  const json = { requireSignedURLs: !one.isPrivate };
  const answer = await load.client.api(`PATCH /v1/${one.id}`, { json });
  one.isBusy = false;
  if (!expectAnswer(load, "a change of access", answer)) return;
  one.formerIds.push(one.id);
  one.id = String(resultOf(answer)["id"]);
  one.isPrivate = !one.isPrivate;
  one.state = "kept";
};

export const changeVariant = async (load: Load): Promise<void> => {
  const { client, model, random } = load;
  const width = pickWidth(random);
  model.variantWidths = [...model.variantWidths, width];
  const json = { options: { fit: "scale-down", width, height: 200, metadata: "none" } };
  const answer = await client.api(`PATCH /v1/variants/${drillVariant}`, { json });
  if (expectAnswer(load, "a change of a variant", answer)) model.variantWidths = [width];
};

/** Makes derivatives: with a small budget others must go. */
export const makeDerivatives = async (load: Load): Promise<void> => {
  const { client, model, random } = load;
  const open = model.free.filter(({ isPrivate }) => !isPrivate);
  if (open.length === 0) return;
  const one = random.pick(open);
  const answer = await client.deliver(one.id, `w=${pickWidth(random)},f=${random.pick(["webp", "png", "jpeg"])}`);
  // Another lane may have taken the picture away meanwhile.
  if (one.state === "kept" && !one.isBusy && answer.status !== 404 && answer.status !== 403)
    expectAnswer(load, "a delivery", answer);
};

const mostKept = 60;

const runLane = async (load: Load, isOver: () => boolean): Promise<void> => {
  const { model, random } = load;
  while (!isOver()) {
    const { free } = model;
    const chance = random.fraction();
    if (free.length < 5 || (chance < 0.35 && free.length < mostKept)) await uploadOne(load);
    else if (chance < 0.55) await deleteOne(load, random.pick(free));
    else if (chance < 0.7) await changeAccess(load, random.pick(free));
    else await makeDerivatives(load);
  }
};

const runVariantLane = async (load: Load, isOver: () => boolean): Promise<void> => {
  while (!isOver()) await changeVariant(load);
};

/** A connection that broke with the engine is what a drill wants; anything else is not. */
const untilBroken = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(code)) throw error;
  }
};

/** Uploads, deletes, changes and delivers all at once until the connection breaks or it is over. */
export const runLoad = async (load: Load, isOver: () => boolean): Promise<void> => {
  const lanes = [runVariantLane(load, isOver), ...Array.from({ length: 5 }, () => runLane(load, isOver))];
  await Promise.all(lanes.map(untilBroken));
};
