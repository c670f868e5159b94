/** The one place that speaks to the server. Every refusal is a `Refusal` with the server's code; no answer is `Unreachable`. */
import type { Correction, KnownLists, Preview } from "../domain/list-changes";
import type { Profile, Pull, Push, PushReply } from "../protocol.gen";
import type { About } from "../store/people";
import type { BlankForm, PrintLanguages } from "./prints";

/** No answer, or one that no server of ours gave (a captive portal, a proxy). */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The server answered, and did not do it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  /** How long the server asks to wait, in ms, or null. */
  readonly retry_after: number | null;
  /** After a wrong password: how many tries are left. */
  readonly tries_left: number | null;
  /** All that the server said. */
  readonly said: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    said: { code: string; detail: string; retry_after?: number; tries_left?: number },
    all: Readonly<Record<string, unknown>> = {},
  ) {
    super(said.detail);
    this.status = status;
    this.code = said.code;
    this.retry_after = said.retry_after ?? null;
    this.tries_left = said.tries_left ?? null;
    this.said = all;
  }
}

export interface Enrolment {
  readonly device_id: string;
  readonly token: string;
  readonly certificate: string;
  readonly kid: string;
}

/** A device as its person's list shows it. Instants are RFC 3339. */
export interface EnrolledDevice {
  readonly id: string;
  readonly name: string;
  readonly enrolled_at: string;
  /** When it was last certified: it was then with its person, at the server. */
  readonly certified_at: string;
  readonly revoked_at: string | null;
  /** Whether its keys need its own lock beside the password. */
  readonly hardware: boolean;
}

export interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** A line of an answer: what it says, and its bytes as they came. */
export interface Line {
  readonly said: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Api = ReturnType<typeof createApi>;

type Fetch = typeof globalThis.fetch;

const ANSWER_WITHIN = 30_000;
/** A page of a pull may take this long on a bad line. */
const PAGE_WITHIN = 120_000;
/** What a bad line carries in a ms, in bytes: what is sent is given the time that it takes beside that. */
const SLOWEST = 8;
/** Below it, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1_024;

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Ask {
  /** What is sent as JSON, or a file as it is. */
  readonly body?: unknown;
  /** The device's token, where the session is not that of the person whose work it is. */
  readonly token?: string | null;
  readonly within?: number;
  /** Of tus: the bytes are sent as they are. */
  readonly tus?: Readonly<Record<string, string>>;
}

/** How far the server is with a file. */
export interface Uploaded {
  readonly offset: number;
  readonly verified: boolean;
}

/** A file that should be at the server, with the name of the device that has it. */
export interface LateFile {
  readonly document: string;
  readonly reference: string;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly device: string;
  readonly since: string;
}

/** How far the server says that a file of a document is. */
export interface FileFacts {
  readonly sha256: string;
  readonly state: "expected" | "partial" | "stored" | "verified";
  readonly received: number;
  readonly length: number;
  readonly late: boolean;
  readonly device: string;
}

export function createApi(fetch: Fetch = globalThis.fetch.bind(globalThis)) {
  async function ask(method: Method, path: string, { body, token, within = ANSWER_WITHIN, tus }: Ask = {}) {
    const headers = new Headers({ "X-Waarmerk": "1", ...(tus && { "Tus-Resumable": "1.0.0", ...tus }) });
    if (token) headers.set("Authorization", `Bearer ${token}`);
    const init: RequestInit = {
      method,
      headers,
      cache: "no-store",
      // With a token, the cookie of whoever is at the tablet must not travel: the work is not theirs.
      credentials: token ? "omit" : "same-origin",
    };
    let carrying = 0;
    if (body !== undefined) {
      const file = body instanceof Blob ? body : new Blob([JSON.stringify(body)], { type: "application/json" });
      headers.set("Content-Type", file.type);
      const sent = tus ? file : await compressed(file, headers);
      init.body = sent;
      carrying = Math.ceil(sent.size / SLOWEST);
    }
    init.signal = AbortSignal.timeout(within + carrying);
    const reply = await fetch(path, init).catch((cause: unknown) => {
      throw new Unreachable("no answer from the server", { cause });
    });
    if (reply.ok) return reply;
    throw method === "HEAD" ? refusalOfHead(reply) : await refusal(reply);
  }

  const json = async <T>(method: Method, path: string, how?: Ask): Promise<T> => {
    const reply = await ask(method, path, how);
    return (await reply.json().catch((cause: unknown) => {
      throw new Unreachable("the answer broke off", { cause });
    })) as T;
  };

  return {
    about: () => json<About>("GET", "/api/about"),
    /** The authority's public keys, as its root signed them. */
    keySet: async () => bytesOf(await ask("GET", "/.well-known/waarmerk-keys")),
    login: (email: string, password: string) =>
      json<{ profile: Profile }>("POST", "/api/login", { body: { email, password } }),
    logout: () => ask("POST", "/api/logout", { body: {} }),
    me: () => json<{ profile: Profile }>("GET", "/api/me"),
    enrol: (name: string, public_key: string, hardware: boolean) =>
      json<Enrolment>("POST", "/api/devices", { body: { name, public_key, hardware } }),
    devices: (email = "") =>
      json<readonly EnrolledDevice[]>("GET", `/api/devices${email && `?${new URLSearchParams({ email })}`}`),
    revoke: (deviceId: string) => ask("DELETE", `/api/devices/${encodeURIComponent(deviceId)}`),
    /** How many wrong passwords were given on a device since it was enrolled. */
    wrongPasswords: (deviceId: string, count: number, token: string) =>
      ask("PUT", `/api/devices/${encodeURIComponent(deviceId)}/wrong-passwords`, { body: { count }, token }),
    changePassword: (old: string, password: string) => ask("POST", "/api/password", { body: { old, password } }),
    renew: (deviceId: string) =>
      json<{ certificate: string }>("POST", `/api/devices/${encodeURIComponent(deviceId)}/certificate`, { body: {} }),
    registerStream: (client_id: string, device_id: string, token: string | null) =>
      ask("POST", "/sync/v1/streams", { body: { client_id, device_id }, token }),
    push: (push: Push, token: string | null) => json<PushReply>("POST", "/sync/v1/push", { body: push, token }),
    /** The lines of one page, as they arrive. */
    pull: async function* (pull: Pull): AsyncGenerator<readonly Line[]> {
      const reply = await ask("POST", "/sync/v1/pull", { body: pull, within: PAGE_WITHIN });
      yield* lines(reply);
    },
    /** The file of a version of a reference list. */
    reference: async (name: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> => {
      const path = `/api/reference/${encodeURIComponent(name)}/${encodeURIComponent(sha256)}`;
      return bytesOf(await ask("GET", path, { within: PAGE_WITHIN }));
    },
    lists: () => json<KnownLists>("GET", "/api/reference"),
    /** The list that holds now as CSV, ready to be changed and imported again. */
    listFile: async (name: string): Promise<Blob> => {
      const reply = await ask("GET", `/api/reference/${encodeURIComponent(name)}`, { within: PAGE_WITHIN });
      return reply.blob().catch((cause: unknown) => {
        throw new Unreachable("the answer broke off", { cause });
      });
    },
    /** Imports a file, or corrects lines: looked at first, and done with the hash of what was seen. */
    changeList: (name: string, query: URLSearchParams, body: Blob | Correction) =>
      json<Preview>(body instanceof Blob ? "PUT" : "PATCH", `/api/reference/${encodeURIComponent(name)}?${query}`, {
        body,
        within: PAGE_WITHIN,
      }),
    /** Announces a file. Returns the address of its upload. */
    announce: async (sha256: string, length: number, sealedKey: Uint8Array<ArrayBuffer>, token: string) => {
      const metadata = `sha256 ${btoa(sha256)},sealed_key ${base64(sealedKey)}`;
      const tus = { "Upload-Length": String(length), "Upload-Metadata": metadata };
      const where = (await ask("POST", "/sync/v1/files", { tus, token })).headers.get("Location");
      if (!where?.startsWith("/sync/v1/files/")) throw new Unreachable("the answer has no address of ours");
      return where;
    },
    /** Raises Refusal of status 404 or 410 where the upload is to be begun anew. */
    uploaded: async (where: string, token: string) => uploaded(await ask("HEAD", where, { tus: {}, token })),
    /** What came of a piece when the line broke is kept: ask how far it is, and go on. */
    sendPiece: async (where: string, offset: number, piece: Uint8Array<ArrayBuffer>, token: string) => {
      const body = new Blob([piece], { type: "application/offset+octet-stream" });
      const tus = { "Upload-Offset": String(offset) };
      return uploaded(await ask("PATCH", where, { body, tus, token }));
    },
    endUpload: (where: string, token: string) => ask("DELETE", where, { tus: {}, token }),
    files: (documentId: string) =>
      json<readonly FileFacts[]>("GET", `/api/documents/${encodeURIComponent(documentId)}/files`),
    lateFiles: () => json<readonly LateFile[]>("GET", "/api/files/late"),
    file: async (documentId: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> => {
      const path = `/api/documents/${encodeURIComponent(documentId)}/files/${sha256}`;
      return bytesOf(await ask("GET", path, { within: PAGE_WITHIN }));
    },
    /** The proof that the log has the certificate at a place of a status list. */
    logProof: async (shard: string, index: number): Promise<Blob> => {
      const reply = await ask("GET", `/.well-known/waarmerk-log/certificate/${encodeURIComponent(shard)}/${index}`);
      return reply.blob().catch((cause: unknown) => {
        throw new Unreachable("the answer broke off", { cause });
      });
    },
    /** Has the log sign what it has by now. */
    signLog: () => ask("POST", "/api/log/checkpoint", { body: {} }),
    printLanguages: (documentId: string) =>
      json<PrintLanguages>("GET", `/api/documents/${encodeURIComponent(documentId)}/print/languages`),
    blanks: () => json<readonly BlankForm[]>("GET", "/api/blanks"),
    /** A print as the server makes it, of the document or blank form at this address. */
    pdf: async (path: string, languages: readonly string[]): Promise<Blob> => {
      const asked = new URLSearchParams({ languages: languages.join(",") });
      const file = await bytesOf(await ask("GET", `${path}?${asked}`, { within: PAGE_WITHIN }));
      return new Blob([file], { type: "application/pdf" });
    },
    /** Sends the person's notices to this browser, until the device is revoked. */
    subscribe: (subscription: Subscription, device_id: string) =>
      ask("POST", "/api/push/subscriptions", { body: { ...subscription, device_id } }),
  };
}

async function bytesOf(reply: Response): Promise<Uint8Array<ArrayBuffer>> {
  const file = await reply.arrayBuffer().catch((cause: unknown) => {
    throw new Unreachable("the answer broke off", { cause });
  });
  return new Uint8Array(file);
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

function uploaded({ headers }: Response): Uploaded {
  const offset = headers.get("Upload-Offset") ?? "";
  if (!/^\d+$/.test(offset)) throw new Unreachable("the answer does not say how far the file is");
  return { offset: Number(offset), verified: headers.get("Waarmerk-State") === "verified" };
}

/** An answer to HEAD has no body that would say why; whether it is ours, its header says. */
function refusalOfHead({ status, headers }: Response): Error {
  if (!headers.has("Tus-Resumable")) return new Unreachable(`answered ${status} without a reason`);
  return new Refusal(status, { code: HEAD_CODES[status] ?? "REFUSED", detail: `answered ${status}` });
}

const HEAD_CODES: Readonly<Record<number, string>> = { 401: "LOGIN_REQUIRED", 404: "NOT_FOUND", 410: "UPLOAD_ENDED" };

async function compressed(file: Blob, headers: Headers): Promise<Blob> {
  if (file.size < WORTH_COMPRESSING) return file;
  headers.set("Content-Encoding", "gzip");
  return new Response(file.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

async function refusal(reply: Response): Promise<Error> {
  const problem = ((await reply.json().catch(() => null)) ?? {}) as Readonly<Record<string, unknown>>;
  const { code, detail, tries_left } = problem;
  // Without a code of ours, it was something between us and the server that answered.
  if (typeof code !== "string") return new Unreachable(`answered ${reply.status} without a reason`);
  const wait = Number(reply.headers.get("Retry-After") ?? Number.NaN);
  return new Refusal(
    reply.status,
    {
      code,
      detail: typeof detail === "string" ? detail : code,
      ...(Number.isFinite(wait) && { retry_after: wait * 1_000 }),
      ...(typeof tries_left === "number" && { tries_left }),
    },
    problem,
  );
}

const NEWLINE = 10;

/** Lines of JSON as they arrive, some at a time; a last line without its end is a broken answer. */
export async function* lines(reply: Response): AsyncGenerator<readonly Line[]> {
  if (!reply.body) throw new Unreachable("an empty answer");
  const reader = reply.body.getReader();
  // Nothing is read otherwise than it stands there: the bytes are kept, and read again.
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const found: Line[] = [];
      let start = 0;
      for (let end = value.indexOf(NEWLINE); end >= 0; end = value.indexOf(NEWLINE, start)) {
        const bytes = joined([...rest, value.subarray(start, end)]);
        if (bytes.length > 0) found.push({ said: JSON.parse(utf8.decode(bytes)), bytes });
        rest = [];
        start = end + 1;
      }
      if (start < value.length) rest.push(value.subarray(start));
      if (found.length > 0) yield found;
    }
  } catch (cause) {
    throw new Unreachable("the answer broke off", { cause });
  } finally {
    reader.releaseLock();
  }
  if (rest.length > 0) throw new Unreachable("the answer broke off");
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
