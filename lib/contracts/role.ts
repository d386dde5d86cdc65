import { z } from "zod";

/** Roles from most to least able. */
export const roles = ["owner", "editor", "contributor", "viewer"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;
