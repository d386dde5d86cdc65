import { sanitiseSvg } from "@/lib/decoders/svg/sanitise-svg";
import type { Frame } from "@/lib/sandbox/frame";
import { type Reply, runChild } from "@/lib/sandbox/serve";
import { findInner } from "./find-inner";
import { inspectSource } from "./inspect-source";
import { parsePixelJob, toFilesAnswer } from "./pixel-job";
import { renderDerivative } from "./render-derivative";
import { renderMany } from "./render-many";
import { toSvgFacts } from "./svg-facts";

const answer = async ({ header, body }: Frame): Promise<Reply> => {
  const job = parsePixelJob(header);
  switch (job.kind) {
    case "inspect":
      return { header: { facts: await inspectSource(body, job) } };
    case "sanitiseSvg": {
      const { bytes, size } = sanitiseSvg(body);
      return { header: { facts: toSvgFacts(size) }, body: bytes };
    }
    case "findInner":
      return { header: { region: await findInner(body, job.facts, job.rim) } };
    case "render": {
      const { bytes, widthPx, heightPx } = await renderDerivative(body, job);
      return { header: { widthPx, heightPx }, body: bytes };
    }
    case "renderMany":
      return toFilesAnswer(await renderMany(body, job));
    default:
      return job satisfies never;
  }
};

runChild(answer);
