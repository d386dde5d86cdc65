import { AppError } from "@/lib/errors/app-error";

const placeholder = /^\{(\w+)\}$/;

const decodeOnce = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new AppError("not-found", { detail: "The address holds a broken percent sign.", cause });
  }
};

/**
 * Reads `{name}` parts of a template such as `/api/images/{id}` from the raw path, each decoded exactly once,
 * so that `a%2Fb` is the id `a/b` and `a%252Fb` the id `a%2Fb`.
 */
export const readPathParams = (template: string, rawPath: string): Record<string, string> => {
  const segments = rawPath.split("/");
  const params: Record<string, string> = {};
  for (const [index, part] of template.split("/").entries()) {
    const name = placeholder.exec(part)?.[1];
    if (name !== undefined) params[name] = decodeOnce(segments[index] ?? "");
  }
  return params;
};
