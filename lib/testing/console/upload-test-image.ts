import { type Image, image } from "@/lib/contracts/image";
import { uploadFields } from "@/lib/contracts/upload";
import type { ServiceContext } from "@/lib/services/context";
import { uploadImage } from "@/lib/services/images/upload-image";
import { picture, type PictureOptions } from "../pictures";
import type { TestConsole } from "./open-test-console";

let seed = 1000;

type TestPicture = Omit<PictureOptions, "seed"> & Readonly<{ file?: Readonly<{ bytes: Buffer; filename: string }> }>;

/** Puts a file into the library the way an upload does: the given one, else a generated JPEG, each another picture. */
export const uploadTestImage = async (
  { runtime }: Pick<TestConsole, "runtime">,
  id?: string,
  { file, ...size }: TestPicture = {},
): Promise<Image> => {
  seed += 1;
  const { bytes, filename } = file ?? { bytes: await picture("jpeg", { ...size, seed }), filename: `${seed}.jpg` };
  const { services, log } = runtime;
  const signal = new AbortController().signal;
  const actor = { id: "tester", role: "owner", email: "tester@example.org", name: "Tester" } as const;
  const ctx: ServiceContext = { ...services, actor, log, signal, requestId: `test-${seed}` };
  const staged = await services.spool.stage(
    (async function* once() {
      yield bytes;
    })(),
    { limitBytes: bytes.byteLength },
  );
  const fields = uploadFields.parse(id === undefined ? {} : { id });
  const uploaded = await uploadImage(ctx, { fields, file: { staged, filename } });
  return image.parse(uploaded.image);
};
