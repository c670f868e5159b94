/** The server's side of the lane of files, for tests at the seam of `fetch`. */
import { keyPlace, placeOf, piecesOf, SEALED_PIECE_BYTES, sealedSize } from "../../domain/files";
import { hex } from "../../domain/hex";
import { SEALED_PIECE_EXTRA } from "../../protocol.gen";
import { contentKey, open } from "../../store/seal";
import { unsealed, type Keys } from "./keys";

type Bytes = Uint8Array<ArrayBuffer>;
/** `half`: half of the body comes, and the line breaks. */
export type FileFault = "lost_request" | "lost_answer" | "half" | 401 | 404 | 409 | 423 | 460 | 503;

interface Upload {
  readonly sha256: string;
  readonly length: number;
  readonly sealed_key: Bytes;
  bytes: Bytes;
  verified: boolean;
}

const CODES: Readonly<Record<number, string>> = {
  401: "LOGIN_REQUIRED",
  404: "NOT_FOUND",
  409: "OFFSET",
  423: "LEASED",
  460: "CHECKSUM",
  503: "BUSY",
};

export class FileServer {
  faults: (FileFault | null)[] = [];
  /** What each request asked, in order: `PATCH 1048605`. */
  readonly log: string[] = [];
  /** Requests that are being answered, and the most that were at once. */
  under_way = 0;
  most_at_once = 0;
  /** Holds answers back until it resolves. */
  hold: Promise<void> = Promise.resolve();
  uploads = new Map<string, Upload>();
  /** The verified files, in the clear, by their fingerprint. */
  files = new Map<string, Bytes>();
  readonly #keys: Keys;
  readonly #knows: (token: string) => boolean;
  #made = 0;

  constructor(keys: Keys, knows: (token: string) => boolean) {
    this.#keys = keys;
    this.#knows = knows;
  }

  static answers = (path: string): boolean =>
    path.startsWith("/sync/v1/files") || /^\/api\/documents\/[^/]+\/files/.test(path);

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const method = init.method ?? "GET";
    this.log.push([method, headers.get("Upload-Offset")].filter((part) => part !== null).join(" "));
    const fault = this.faults.shift() ?? null;
    if (fault === "lost_request") throw new TypeError("network");
    if (typeof fault === "number") return refused(fault, method);
    this.most_at_once = Math.max(this.most_at_once, ++this.under_way);
    try {
      await this.hold;
      if (path.startsWith("/api/")) return this.#read(path);
      const token = headers.get("Authorization")?.replace("Bearer ", "") ?? "";
      if (!this.#knows(token) || init.credentials !== "omit") return refused(401, method);
      const body = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
      const reply = await this.#tus(method, path, headers, fault === "half" ? body.slice(0, body.length / 2) : body);
      if (fault === "lost_answer" || fault === "half") throw new TypeError("network");
      return reply;
    } finally {
      this.under_way--;
    }
  }

  async #tus(method: string, path: string, headers: Headers, body: Bytes): Promise<Response> {
    if (method === "POST") {
      const metadata = new Map(
        (headers.get("Upload-Metadata") ?? "").split(",").map((one) => one.split(" ") as [string, string]),
      );
      const where = `/sync/v1/files/${++this.#made}`;
      const sealed_key = Uint8Array.from(atob(metadata.get("sealed_key") ?? ""), (char) => char.charCodeAt(0));
      const length = Number(headers.get("Upload-Length"));
      const sha256 = atob(metadata.get("sha256") ?? "");
      this.uploads.set(where, { sha256, length, sealed_key, bytes: new Uint8Array(), verified: length === 0 });
      return new Response(null, { status: 201, headers: { Location: where } });
    }
    const upload = this.uploads.get(path);
    if (!upload) return refused(404, method);
    if (method === "DELETE") this.uploads.delete(path);
    if (method === "PATCH") {
      if (Number(headers.get("Upload-Offset")) !== upload.bytes.length) return refused(409, method);
      upload.bytes = new Uint8Array(await new Blob([upload.bytes, body]).arrayBuffer());
      if (upload.bytes.length === upload.length && !(await this.#verify(upload))) {
        this.uploads.delete(path);
        return refused(460, method);
      }
    }
    const said = {
      "Upload-Offset": String(upload.bytes.length),
      "Waarmerk-State": upload.verified ? "verified" : "partial",
    };
    return new Response(null, { status: method === "HEAD" ? 200 : 204, headers: said });
  }

  async #verify(upload: Upload): Promise<boolean> {
    const { sha256, length, bytes } = upload;
    const raw = await unsealed(this.#keys, upload.sealed_key, new TextEncoder().encode(keyPlace(sha256)));
    const key = await contentKey(raw);
    const count = Math.ceil(length / SEALED_PIECE_BYTES);
    const parts: Bytes[] = [];
    for (let index = 0; index < count; index++) {
      const sealed = bytes.slice(index * SEALED_PIECE_BYTES, (index + 1) * SEALED_PIECE_BYTES);
      parts.push(await open(key, sealed, placeOf(sha256, index, piecesOf(length - SEALED_PIECE_EXTRA * count))));
    }
    const data = new Uint8Array(await new Blob(parts).arrayBuffer());
    upload.verified = hex(await crypto.subtle.digest("SHA-256", data)) === sha256 && sealedSize(data.length) === length;
    if (upload.verified) this.files.set(sha256, data);
    return upload.verified;
  }

  #read(path: string): Response {
    const [, , , , , sha256] = path.split("/");
    if (sha256 === undefined)
      return Response.json(
        [...this.files.keys()].map((one) => ({ sha256: one, state: "verified", received: 1, length: 1 })),
      );
    const found = this.files.get(sha256);
    return found ? new Response(found) : refused(404, "GET");
  }
}

function refused(status: number, method: string): Response {
  const headers = { "Tus-Resumable": "1.0.0" };
  const body = method === "HEAD" ? null : JSON.stringify({ code: CODES[status], detail: "as the test asked" });
  return new Response(body, { status, headers });
}
