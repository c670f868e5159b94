const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Macintosh/, "Mac"],
  [/Linux/, "Linux"],
];

/** Most browsers say that they are others too: who is most particular comes first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];

/** A device by words that its person knows: "Android, Chrome". `touches`: how many fingers its screen feels. */
export function deviceName(userAgent: string, touches: number): string {
  const found = (names: typeof SYSTEMS) => names.find(([sign]) => sign.test(userAgent))?.[1];
  const system = found(SYSTEMS);
  // An iPad says that it is a Mac, of which none feels a finger.
  const known = [system === "Mac" && touches > 1 ? "iPad" : system, found(BROWSERS)].filter(Boolean);
  return known.join(", ") || "tablet";
}
