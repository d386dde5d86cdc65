import type { Role } from "@/lib/contracts/role";

/** What a person is offered. The server decides again at every call; this only spares people its refusals. */
export type Abilities = Readonly<{
  /** Adds images. */
  mayUpload: boolean;
  /** Moves images to the trash, restores them, deletes them for good. */
  mayRemove: boolean;
  /** Makes, changes and deletes variants, and changes how images are delivered. */
  mayTune: boolean;
}>;

const byRole: Readonly<Record<Role, Abilities>> = {
  owner: { mayUpload: true, mayRemove: true, mayTune: true },
  editor: { mayUpload: true, mayRemove: true, mayTune: true },
  contributor: { mayUpload: true, mayRemove: false, mayTune: false },
  viewer: { mayUpload: false, mayRemove: false, mayTune: false },
};

/** Nothing is offered to someone unknown. */
export const toAbilities = (role: Role | undefined): Abilities => byRole[role ?? "viewer"];
