import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Session, SetupInput, SignInInput } from "@/lib/contracts/session";
import { toAbilities, type Abilities } from "./abilities";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { getBrowserUploadQueue } from "./browser-upload-queue";
import { ProblemError } from "./problem-error";
import { queryKeys } from "./query-keys";

/** Who is signed in; `null` for nobody. */
export function sessionQuery() {
  return queryOptions({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => findSession(signal),
    staleTime: 5 * 60_000,
  });
}

/** Starts from the session that came with the page, so that nothing is offered first and taken back later. */
export function useGivenSession(session: Session): void {
  const client = useQueryClient();
  useState(() => client.getQueryData(queryKeys.session) ?? client.setQueryData<Session>(queryKeys.session, session));
}

/** What the signed-in person may do. A changed role shows with the next look at the session. */
export function useAbilities(): Abilities {
  return toAbilities(useQuery(sessionQuery()).data?.user.role);
}

async function findSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await apiFetch<Session>(apiPath.session, { signal, mayBeUnsigned: true });
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

/** Signs in; the cookie is set by the answer. Throws ProblemError `wrong-credentials` or `too-many-attempts`. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation<unknown, Error, SignInInput>({
    mutationFn: (input) => apiFetch(apiPath.signIn, { method: "POST", body: input, mayBeUnsigned: true }),
    onSuccess: () => client.clear(),
  });
}

/** Creates the first account and signs it in. Throws ProblemError `setup-closed` or `invalid-input` with fields. */
export function useSetup() {
  const client = useQueryClient();
  return useMutation<unknown, Error, SetupInput>({
    mutationFn: (input) => apiFetch(apiPath.setup, { method: "POST", body: input, mayBeUnsigned: true }),
    onSuccess: () => client.clear(),
  });
}

/**
 * Signs out and forgets what waited to be sent. The caller loads another document, which drops the rest: emptying the
 * cache under a screen that still stands would make it ask again, without a session.
 */
export function useSignOut() {
  return useMutation<unknown, Error, void>({
    mutationFn: () => apiFetch(apiPath.signOut, { method: "POST", mayBeUnsigned: true }),
    onSuccess: () => getBrowserUploadQueue().clear(),
  });
}
