import { runChild } from "@/lib/sandbox/serve";
import { measureJob } from "./measure-answer";
import { limitLoaders, measureSource } from "./measure-source";

limitLoaders();
runChild(async ({ header, body }) => ({ header: await measureSource(body, measureJob.parse(header)) }));
