import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { allChecks } from "./all-checks";
import { toCoverageTable } from "./coverage";
import { toLine, toSummary } from "./print-outcomes";
import { runChecks } from "./run-checks";
import { type PictureServer, startPictureServer } from "./serve-pictures";
import { isLocalTarget, type Target } from "./target";

const usage = `usage: npm run conformance -- --target <…/client/v4> --account <id> (--token <t> | --email <e> --key <k>)
  --delivery <origin>   in place of the origin in delivery URLs
  --batch <origin>      where batch tokens are taken (default: the service's, or the target's when local)
  --only <text>         checks whose id or row holds the text
  --touch-account       let checks change settings, keys and variants (always on a local target)
  --disposable          also change what cannot be put back: signing keys, settings
  --fetch-port <port>   the target may fetch pictures from this port of 127.0.0.1 (uploads by URL)
  --dialect beta        the target answers as the 2021 beta did
  --write-table         only write docs/conformance.md`;

const options = {
  target: { type: "string" },
  account: { type: "string" },
  token: { type: "string" },
  email: { type: "string" },
  key: { type: "string" },
  delivery: { type: "string" },
  batch: { type: "string" },
  only: { type: "string" },
  dialect: { type: "string" },
  "touch-account": { type: "boolean" },
  "fetch-port": { type: "string" },
  disposable: { type: "boolean" },
  "write-table": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

const toCredentials = ({ token, email, key }: Values): readonly Target["credentials"][] => [
  ...(token === undefined ? [] : [{ token }]),
  ...(email === undefined || key === undefined ? [] : [{ email, key }]),
];

const servicePace = 3.5;

/** What follows from where the target is. */
const toManners = (values: Values, apiUrl: string): Pick<Target, "batchOrigin" | "mayTouchAccount" | "pace"> =>
  isLocalTarget(apiUrl)
    ? { batchOrigin: values.batch ?? new URL(apiUrl).origin, mayTouchAccount: true, pace: 1000 }
    : {
        batchOrigin: values.batch ?? "https://batch.imagedelivery.net",
        mayTouchAccount: values["touch-account"] === true,
        pace: servicePace,
      };

const toTarget = (values: Values, pictures: PictureServer | undefined): Target | undefined => {
  const [credentials, otherCredentials] = toCredentials(values);
  const { target, account, delivery } = values;
  if (target === undefined || account === undefined || credentials === undefined) return undefined;
  const apiUrl = target.replace(/\/+$/, "");
  return {
    apiUrl,
    accountId: account,
    credentials,
    ...(otherCredentials === undefined ? {} : { otherCredentials }),
    ...(delivery === undefined ? {} : { deliveryOrigin: delivery }),
    ...(pictures === undefined ? {} : { serveToTarget: pictures.serve }),
    dialect: values.dialect === "beta" ? "beta" : "v1",
    isDisposable: values.disposable === true,
    ...toManners(values, apiUrl),
  };
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const run = async (values: Values, pictures: PictureServer | undefined): Promise<number> => {
  const target = toTarget(values, pictures);
  if (target === undefined) {
    print(usage);
    return 2;
  }
  const only = values.only ?? "";
  const checks = allChecks.filter(({ id, spec }) => id.includes(only) || spec.some((row) => row.includes(only)));
  const outcomes = await runChecks(target, checks, (outcome) => print(toLine(outcome)));
  print(`\n${toSummary(outcomes)}`);
  return outcomes.some(({ state }) => state === "failed" || state === "broken") ? 1 : 0;
};

/** The kit's command. Exit code 0 when nothing failed, 1 when something did, 2 for a wrong call. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  if (values["write-table"] === true) {
    await writeFile("docs/conformance.md", toCoverageTable());
    return;
  }
  const port = values["fetch-port"];
  const pictures = port === undefined ? undefined : await startPictureServer(Number(port));
  try {
    process.exitCode = await run(values, pictures);
  } finally {
    await pictures?.close();
  }
};

await main();
