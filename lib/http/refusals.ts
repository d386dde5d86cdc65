import { AppError } from "@/lib/errors/app-error";
import type { RouteDeps, RouteHandler } from "./route";
import { createRouteBuilder } from "./route-builder";

type Path = `/api/${string}`;

/** Makes handlers for addresses and methods that are not there, so that these too answer with a problem. */
export const createRefusals = <PublicContext, MemberContext>(
  loadDeps: () => Promise<RouteDeps<PublicContext, MemberContext>>,
) => {
  const defineRoute = createRouteBuilder(loadDeps);
  const refuseWith = (path: Path, createError: () => AppError): RouteHandler =>
    defineRoute({
      access: "public",
      path,
      summary: "Refused",
      isHidden: true,
      run: () => {
        throw createError();
      },
    });

  /** 404. */
  const nothingHere = (path: Path): RouteHandler =>
    refuseWith(path, () => {
      const detail = "The API has no such address. /api/openapi.json lists what it has.";
      return new AppError("not-found", { detail });
    });

  /** 405, with the methods the path does take in `Allow`. */
  const methodNotAllowed = (path: Path, allowed: readonly string[]): RouteHandler => {
    const allow = allowed.join(", ");
    const refuse = refuseWith(path, () => {
      return new AppError("method-not-allowed", { detail: `This address takes ${allow}.` });
    });
    const answer = async (request: Request): Promise<Response> => {
      const response = await refuse(request);
      response.headers.set("allow", allow);
      return response;
    };
    return Object.assign(answer, { declaration: refuse.declaration });
  };

  return { nothingHere, methodNotAllowed };
};
