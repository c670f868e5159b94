/**
 * The addresses of the app. A document opens at `/d/` and its reference, or its id while it is a draft (REF-4).
 * `/api`, `/sync`, `/.well-known` and `/c` belong to the server and to the check page.
 */

export type SigningAction = "decide" | "submit" | "cancel" | "recall" | "complete";

export type Route =
  | { readonly view: "work" }
  | { readonly view: "status" }
  /** The scanner: is a paper's seal genuine, and in force. */
  | { readonly view: "scan" }
  /** The devices that the person signs on, and the password. */
  | { readonly view: "devices" }
  /** What two people say differently, over all documents. */
  | { readonly view: "conflicts" }
  /** A new document: which type, for which authority. */
  | { readonly view: "new" }
  | { readonly view: "document"; readonly key: string }
  /** Part I, to be edited and submitted; one of its steps, the first where none is named. */
  | { readonly view: "part1"; readonly key: string; readonly section?: string }
  /** Part I of a document as the beginning of a new one. */
  | { readonly view: "copy"; readonly key: string }
  | { readonly view: "delete"; readonly key: string }
  /** The print of a document: by the server in chosen languages, or by this tablet. */
  | { readonly view: "print"; readonly key: string }
  /** Blank forms, to be filled in by hand. */
  | { readonly view: "blanks" }
  /** Why the rules say what they say. */
  | { readonly view: "rules"; readonly key: string }
  /** One section of Part II; `section` is its name in the form. */
  | { readonly view: "check"; readonly key: string; readonly section: string }
  | { readonly view: "decision"; readonly key: string }
  /** What was left open at the decision, to be given and signed. */
  | { readonly view: "complete"; readonly key: string }
  | { readonly view: "sign"; readonly key: string; readonly action: SigningAction }
  | { readonly view: "signed"; readonly key: string }
  /** The reference lists, for administrators. */
  | { readonly view: "lists" }
  | { readonly view: "list"; readonly name: string }
  | { readonly view: "list-import"; readonly name: string }
  /** One entry, by its keys and its day (`addressOf` of domain/list-changes.ts); a new one where none is named. */
  | { readonly view: "list-entry"; readonly name: string; readonly line?: string }
  | { readonly view: "nowhere"; readonly path: string };

const ACTIONS: readonly string[] = ["decide", "submit", "cancel", "recall", "complete"] satisfies SigningAction[];

export function parse(path: string): Route {
  const [first = "", key = "", view = "", last = "", ...rest] = path.replace(/^\//, "").split("/").map(decode);
  const nowhere: Route = { view: "nowhere", path };
  if (rest.length) return nowhere;
  if (first === "" && key === "") return { view: "work" };
  if (
    (first === "status" || first === "scan" || first === "new" || first === "blanks" || first === "conflicts") &&
    key === ""
  )
    return { view: first };
  if (first === "devices" && key === "") return { view: "devices" };
  if (first === "lists") return listRoute(key, view, last) ?? nowhere;
  if (first !== "d" || key === "") return nowhere;
  switch (view) {
    case "":
      return { view: "document", key };
    case "part1":
      return { view, key, ...(last && { section: last }) };
    case "copy":
    case "delete":
    case "rules":
    case "print":
    case "decision":
    case "complete":
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

/** An address of the reference lists. */
export type ListRoute = Extract<Route, { readonly view: "lists" | "list" | "list-import" | "list-entry" }>;

export const aboutLists = (route: Route): route is ListRoute =>
  route.view === "lists" || route.view === "list" || route.view === "list-import" || route.view === "list-entry";

function listRoute(name: string, view: string, line: string): ListRoute | null {
  if (name === "") return { view: "lists" };
  switch (view) {
    case "":
      return { view: "list", name };
    case "import":
      return line === "" ? { view: "list-import", name } : null;
    case "entry":
      return { view: "list-entry", name, ...(line && { line }) };
    default:
      return null;
  }
}

export function href(route: Route): string {
  switch (route.view) {
    case "work":
      return "/";
    case "status":
    case "scan":
    case "new":
    case "blanks":
    case "conflicts":
    case "devices":
    case "lists":
      return `/${route.view}`;
    case "nowhere":
      return route.path;
    case "list":
      return `/lists/${encodeURIComponent(route.name)}`;
    case "list-import":
      return `/lists/${encodeURIComponent(route.name)}/import`;
    case "list-entry":
      return `/lists/${encodeURIComponent(route.name)}/entry${route.line ? `/${encodeURIComponent(route.line)}` : ""}`;
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
