import { nothingHere } from "@/lib/runtime/define-route";

const refuse = nothingHere("/api/{rest}");
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
