import { type Image, image } from "@/lib/contracts/image";
import { uploadFields } from "@/lib/contracts/upload";
import type { ServiceContext } from "@/lib/services/context";
import { uploadImage } from "@/lib/services/images/upload-image";
import { picture, type PictureOptions } from "../pictures";
import type { TestConsole } from "./open-test-console";

let seed = 1000;

/** Puts a generated JPEG into the library the way an upload does. Each is another picture. */
export const uploadTestImage = async (
  { runtime }: Pick<TestConsole, "runtime">,
  id?: string,
  size: Omit<PictureOptions, "seed"> = {},
): Promise<Image> => {
  seed += 1;
  const bytes = await picture("jpeg", { ...size, seed });
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
  const uploaded = await uploadImage(ctx, { fields, file: { staged, filename: `${seed}.jpg` } });
  return image.parse(uploaded.image);
};
