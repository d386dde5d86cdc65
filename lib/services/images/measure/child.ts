import { runChild } from "@/lib/sandbox/serve";
import { factsOfSource } from "./facts-of-source";
import { measureJob } from "./measure-answer";
import { limitLoaders } from "./limit-loaders";
import { measureSource } from "./measure-source";

limitLoaders();
runChild(async ({ header, body }) => {
  const job = measureJob.parse(header);
  return { header: await (job.work === "facts" ? factsOfSource : measureSource)(body, job) };
});
