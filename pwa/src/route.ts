/**
 * The addresses of the app. A document opens at `/d/` and its reference, or its id while it is a draft (REF-4).
 * `/api`, `/sync`, `/.well-known` and `/c` belong to the server and to the check page.
 */

export type SigningAction = "decide" | "submit" | "cancel";

export type Route =
  | { readonly view: "work" }
  | { readonly view: "status" }
  /** A new document: which type, for which authority. */
  | { readonly view: "new" }
  | { readonly view: "document"; readonly key: string }
  /** Part I, to be edited and submitted; one of its steps, the first where none is named. */
  | { readonly view: "part1"; readonly key: string; readonly section?: string }
  /** Part I of a document as the beginning of a new one. */
  | { readonly view: "copy"; readonly key: string }
  | { readonly view: "delete"; readonly key: string }
  /** Why the rules say what they say. */
  | { readonly view: "rules"; readonly key: string }
  /** One section of Part II; `section` is its name in the form. */
  | { readonly view: "check"; readonly key: string; readonly section: string }
  | { readonly view: "decision"; readonly key: string }
  | { readonly view: "sign"; readonly key: string; readonly action: SigningAction }
  | { readonly view: "signed"; readonly key: string }
  | { readonly view: "nowhere"; readonly path: string };

const ACTIONS: readonly string[] = ["decide", "submit", "cancel"] satisfies SigningAction[];

export function parse(path: string): Route {
  const [first = "", key = "", view = "", last = "", ...rest] = path.replace(/^\//, "").split("/").map(decode);
  const nowhere: Route = { view: "nowhere", path };
  if (rest.length) return nowhere;
  if (first === "" && key === "") return { view: "work" };
  if ((first === "status" || first === "new") && key === "") return { view: first };
  if (first !== "d" || key === "") return nowhere;
  switch (view) {
    case "":
      return { view: "document", key };
    case "part1":
      return { view, key, ...(last && { section: last }) };
    case "copy":
    case "delete":
    case "rules":
    case "decision":
    case "signed":
      return last === "" ? { view, key } : nowhere;
    case "check":
      return last === "" ? nowhere : { view, key, section: last };
    case "sign":
      return ACTIONS.includes(last) ? { view, key, action: last as SigningAction } : nowhere;
    default:
      return nowhere;
  }
}

export function href(route: Route): string {
  switch (route.view) {
    case "work":
      return "/";
    case "status":
    case "new":
      return `/${route.view}`;
    case "nowhere":
      return route.path;
    case "document":
      return `/d/${encodeURIComponent(route.key)}`;
    case "part1":
      return `/d/${encodeURIComponent(route.key)}/part1${route.section ? `/${encodeURIComponent(route.section)}` : ""}`;
    case "check":
      return `/d/${encodeURIComponent(route.key)}/check/${encodeURIComponent(route.section)}`;
    case "sign":
      return `/d/${encodeURIComponent(route.key)}/sign/${route.action}`;
    default:
      return `/d/${encodeURIComponent(route.key)}/${route.view}`;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
