/**
 * What the tabs of one device tell each other: whose databases were written, whose the login with the server is, or that
 * nobody is let in any more.
 */
interface Told {
  readonly person: string;
  readonly what: "operations" | "records" | "lists" | "typed" | "files" | "login" | "left";
}

/** Another tab has been at the same for too long to be waited for: it may be a long pull. */
export class OtherTab extends Error {
  override readonly name = "OtherTab";
}

/** `heard` is called with what another tab told of this person. */
export function openTabs(heard: (person: string, what: Told["what"]) => void) {
  const channel = new BroadcastChannel("waarmerk");
  channel.addEventListener("message", ({ data }: MessageEvent<Told>) => heard(data.person, data.what));
  return {
    tell: (person: string, what: Told["what"]) => channel.postMessage({ person, what } satisfies Told),
    close: () => channel.close(),
  };
}
