/** The kept page that answers a navigation to a path, or null where the server must answer. */
export function pageFor(path: string): string | null {
  if (/^\/(api|sync|assets|\.well-known)(\/|$)/.test(path)) return null;
  if (path === "/c" || path === "/check.html") return "/check.html";
  return /^\/[^/]+\.(js|png|svg|webmanifest|txt|json)$/.test(path) ? null : "/index.html";
}
