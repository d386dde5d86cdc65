import type { Role } from "@/lib/contracts/role";

/** What a person is offered. The server decides again at every call; this only spares people its refusals. */
export type Abilities = Readonly<{
  /** Adds images. */
  mayUpload: boolean;
  /** Moves images to the trash, restores them, deletes them for good. */
  mayRemove: boolean;
  /** Makes, changes and deletes variants, signs URLs and reads signed ones. */
  mayTune: boolean;
  /** Makes and deletes signing keys, and changes the account's settings. */
  mayGovern: boolean;
}>;

const byRole: Readonly<Record<Role, Abilities>> = {
  owner: { mayUpload: true, mayRemove: true, mayTune: true, mayGovern: true },
  editor: { mayUpload: true, mayRemove: true, mayTune: true, mayGovern: false },
  contributor: { mayUpload: true, mayRemove: false, mayTune: false, mayGovern: false },
  viewer: { mayUpload: false, mayRemove: false, mayTune: false, mayGovern: false },
};

/** Nothing is offered to someone unknown. */
export const toAbilities = (role: Role | undefined): Abilities => byRole[role ?? "viewer"];
