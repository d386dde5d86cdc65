import { AppError } from "@/lib/errors/app-error";
import { adviceOn } from "./advice";
import { Fault } from "./fault";
import type { UpstreamCheck } from "./upstream";

const reasons: Readonly<Partial<Record<AppError["code"], string>>> = {
  "upstream-unauthorised": "Cloudflare does not accept the credentials for this account.",
  misconfigured: "The address of the API or the account id is wrong.",
  "upstream-rate-limited": "Cloudflare asks us to wait.",
  "upstream-unreachable": "Nothing that speaks the Cloudflare Images API answers at this address.",
  cancelled: "The check was cancelled.",
};

/** Turns what a trial call threw into words for whoever runs the product. Anything that is no AppError is a bug and stays one. */
export const toFailedCheck = (error: unknown): UpstreamCheck => {
  if (!(error instanceof AppError)) throw error;
  const fault = error.cause instanceof Fault ? error.cause : undefined;
  const said = fault === undefined ? error.detail : fault.message;
  return {
    isUsable: false,
    reason: `${reasons[error.code] ?? "Cloudflare refused a trial request."} (${said})`,
    nextStep: fault === undefined ? "Try again." : adviceOn(fault),
  };
};
