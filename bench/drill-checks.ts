import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import sharp from "sharp";
import { type DrillClient, resultOf } from "./drill-client";
import { drillVariant } from "./drill-load";
import type { DrillModel, ModelPicture, PictureState } from "./drill-model";

type Listed = Readonly<{ id: string; meta: { drill?: string }; requireSignedURLs: boolean }>;

const settleMs = 15_000;

const demand = (isTrue: boolean, words: string): void => {
  if (!isTrue) throw new Error(`the drill found a fault: ${words}`);
};

const listAll = async (client: DrillClient): Promise<readonly Listed[]> => {
  const images: Listed[] = [];
  for (let token: string | null = ""; token !== null;) {
    const marker: string = token === "" ? "" : `&continuation_token=${encodeURIComponent(token)}`;
    const page = resultOf(await client.api(`GET /v2?per_page=1000${marker}`)) as {
      images: Listed[];
      continuation_token?: string | null;
    };
    images.push(...page.images);
    token = page.continuation_token ?? null;
  }
  return images;
};

const demandBytes = async (client: DrillClient, { picture }: ModelPicture, id: string): Promise<void> => {
  const { status, bytes } = await client.api(`GET /v1/${id}/blob`);
  demand(status === 200, `${picture.label} is listed as ${id}, its bytes answer ${status}`);
  demand(createHash("sha256").update(bytes).digest("hex") === picture.sha256, `${picture.label} has other bytes`);
};

const demandGone = async (client: DrillClient, id: string): Promise<void> => {
  const [details, delivered] = [await client.api(`GET /v1/${id}`), await client.deliver(id, "public")];
  demand(details.status === 404, `${id} is gone and its details answer ${details.status}`);
  demand(delivered.status === 404, `${id} is gone and its delivery answers ${delivered.status}`);
};

/** What may be found of a picture, by how far its last call had come. */
const isRight: Readonly<Record<PictureState, (found: Found) => boolean>> = {
  uploading: () => true,
  kept: (found) => found === "as answered",
  deleting: (found) => found === "as answered" || found === "absent",
  deleted: (found) => found === "absent",
  changing: (found) => found === "as answered" || found === "changed whole",
};

type Found = "absent" | "as answered" | "changed whole" | "otherwise";

const compare = ({ id, isPrivate }: ModelPicture, found: Listed | undefined): Found => {
  if (found === undefined) return "absent";
  if (found.id === id && found.requireSignedURLs === isPrivate) return "as answered";
  return found.id !== id && found.requireSignedURLs !== isPrivate ? "changed whole" : "otherwise";
};

const demandState = (one: ModelPicture, found: Listed | undefined): void => {
  const verdict = compare(one, found);
  const words = `${one.picture.label}, ${one.state} as ${one.id}, is ${verdict}: ${JSON.stringify(found)}`;
  demand(isRight[one.state](verdict), words);
};

/** From here on what was found counts as answered. */
const adopt = (one: ModelPicture, found: Listed | undefined): void => {
  if (one.id !== undefined && found?.id !== one.id) one.formerIds.push(one.id);
  one.state = found === undefined ? "deleted" : "kept";
  one.id = found?.id;
  one.isPrivate = found?.requireSignedURLs ?? false;
  one.isBusy = false;
};

const checkPictures = async (client: DrillClient, model: DrillModel): Promise<void> => {
  const byLabel = new Map<string | undefined, Listed>();
  for (const image of await listAll(client)) {
    const label = image.meta.drill;
    demand(!byLabel.has(label), `${label} is there twice`);
    byLabel.set(label, image);
  }
  const ours = new Set(model.pictures.map(({ picture }) => picture.label));
  demand(
    [...byLabel.keys()].every((label) => label !== undefined && ours.has(label)),
    "an image nobody uploaded",
  );
  for (const one of model.pictures) {
    const found = byLabel.get(one.picture.label);
    demandState(one, found);
    adopt(one, found);
    if (found === undefined) continue;
    await demandBytes(client, one, found.id);
    const { status } = await client.deliver(found.id, "public");
    demand(status === (found.requireSignedURLs ? 403 : 200), `delivery of ${JSON.stringify(found)} answers ${status}`);
  }
  for (const id of model.pictures.flatMap(({ formerIds }) => formerIds.splice(0))) await demandGone(client, id);
};

const checkVariant = async (client: DrillClient, model: DrillModel): Promise<void> => {
  const { variant } = resultOf(await client.api(`GET /v1/variants/${drillVariant}`)) as {
    variant: { options: { width: number } };
  };
  const { width } = variant.options;
  demand(
    model.variantWidths.includes(width),
    `the variant is ${width} wide, answered or asked were ${model.variantWidths.join(", ")}`,
  );
  model.variantWidths = [width];
  const open = model.kept.find(({ isPrivate }) => !isPrivate);
  if (open?.id === undefined) return;
  const { bytes } = await client.deliver(open.id, drillVariant);
  const seen = (await sharp(bytes).metadata()).width;
  demand(seen === width, `the variant is ${width} wide and delivers ${seen}`);
};

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** A folder that goes while it is read is read again: what runs beside the engine may take it away. */
const filesOf = async (folder: string): Promise<readonly string[]> => {
  const read = (): Promise<Dirent[]> => readdir(folder, { recursive: true, withFileTypes: true });
  let entries: Dirent[] | undefined;
  while (entries === undefined) {
    entries = await read().catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
};

const hashIn = (file: string): string => /[0-9a-f]{64}/.exec(file)?.[0] ?? file;

const findDisagreement = async (folder: string, model: DrillModel): Promise<string | undefined> => {
  const kept = new Set(model.kept.map(({ picture }) => picture.sha256));
  const originals = await filesOf(path.join(folder, "originals"));
  const stray = originals.filter((file) => !kept.has(hashIn(file)));
  if (stray.length > 0) return `originals of no image: ${stray.slice(0, 3).join(", ")}`;
  if (originals.length !== kept.size) return `${kept.size} images have ${originals.length} originals`;
  const strange = (await filesOf(path.join(folder, "derivatives"))).filter((file) => !kept.has(hashIn(file)));
  return strange.length > 0 ? `derivatives of no image: ${strange.slice(0, 3).join(", ")}` : undefined;
};

/** The disk may trail an answer by what runs beside it, never for long. */
const checkDisk = async (folder: string, model: DrillModel): Promise<void> => {
  const deadline = performance.now() + settleMs;
  let disagreement = await findDisagreement(folder, model);
  while (disagreement !== undefined && performance.now() < deadline) {
    await sleep(100);
    disagreement = await findDisagreement(folder, model);
  }
  demand(disagreement === undefined, disagreement ?? "");
};

const checkDatabase = (folder: string): void => {
  const database = new Database(path.join(folder, "engine.db"), { readonly: true });
  try {
    const verdict: unknown = database.pragma("integrity_check", { simple: true });
    demand(verdict === "ok", `the catalog is damaged: ${String(verdict)}`);
  } finally {
    database.close();
  }
};

/** Throws at the first promise that a restarted engine broke; otherwise takes what it found as the new truth. */
export const checkEngine = async (client: DrillClient, dataDir: string, model: DrillModel): Promise<void> => {
  const folder = path.join(dataDir, "engine");
  checkDatabase(folder);
  await checkPictures(client, model);
  await checkVariant(client, model);
  await checkDisk(folder, model);
};
