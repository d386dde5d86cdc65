import { queryOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { OwnDevice, OwnDeviceEdit, OwnDeviceInput, OwnDeviceList } from "@/lib/contracts/own-device";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** The team's own devices; the presets are in lib/contracts/device-presets. */
export function devicesQuery() {
  return queryOptions({
    queryKey: queryKeys.devices,
    queryFn: ({ signal }) => apiFetch<OwnDeviceList>(apiPath.devices, { signal }),
  });
}

export type DeviceChange = { id: string; edit: OwnDeviceEdit };

/** Keeps a device for the whole team; it is in the list when the promise resolves. */
export function useCreateDevice() {
  const client = useQueryClient();
  return useMutation<OwnDevice, Error, OwnDeviceInput>({
    mutationFn: (body) => apiFetch<OwnDevice>(apiPath.devices, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.devices }),
  });
}

/** Changes a device at once in the list, and back when the server refuses. */
export function useUpdateDevice() {
  const client = useQueryClient();
  return useMutation<OwnDevice, Error, DeviceChange, OwnDeviceList | undefined>({
    mutationFn: ({ id, edit }) => apiFetch<OwnDevice>(apiPath.device(id), { method: "PATCH", body: edit }),
    onMutate: ({ id, edit }) =>
      replaceList(client, (items) => items.map((item) => (item.id === id ? { ...item, ...edit } : item))),
    ...settling(client),
  });
}

/** Takes a device out of the list at once, and puts it back when the server refuses. */
export function useDeleteDevice() {
  const client = useQueryClient();
  return useMutation<void, Error, string, OwnDeviceList | undefined>({
    mutationFn: (id) => apiFetch<void>(apiPath.device(id), { method: "DELETE" }),
    onMutate: (id) => replaceList(client, (items) => items.filter((item) => item.id !== id)),
    ...settling(client),
  });
}

async function replaceList(client: QueryClient, change: (items: OwnDevice[]) => OwnDevice[]) {
  await client.cancelQueries({ queryKey: queryKeys.devices });
  const before = client.getQueryData<OwnDeviceList>(queryKeys.devices);
  if (before) client.setQueryData<OwnDeviceList>(queryKeys.devices, { ...before, items: change(before.items) });
  return before;
}

const settling = (client: QueryClient) => ({
  onError: (_error: Error, _change: unknown, before: OwnDeviceList | undefined) => {
    if (before) client.setQueryData(queryKeys.devices, before);
  },
  onSettled: () => client.invalidateQueries({ queryKey: queryKeys.devices }),
});
