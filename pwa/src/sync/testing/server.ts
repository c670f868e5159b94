/**
 * A server for tests at the seam of `fetch`: in memory, of one process, with the protocol's promises and none of the
 * real one's rules. Faults are asked for from outside and happen to the next requests, in order.
 */
import { apply, outcomeOf } from "../../domain/apply";
import { base64url, unbase64url } from "../../domain/base64url";
import type { Bytes } from "../../domain/cbor";
import { chainHash, recordSum } from "../../domain/chain";
import type {
  Body,
  Document,
  Outcome,
  Profile,
  PublishedList,
  Pull,
  Push,
  ReferenceList,
  Result,
} from "../../protocol.gen";
import { FileServer } from "./file-server";
import { certificate, makeKeys, opened, type Keys } from "./keys";

export type Fault = "lost_request" | "lost_answer" | "cut" | 401 | 413 | 429 | 503;

interface Account {
  readonly profile: Profile;
  readonly email: string;
  password: string;
}

interface Device {
  readonly id: string;
  readonly person: string;
  readonly token: string;
  readonly point: Bytes;
}

interface Stream {
  readonly device: string;
  readonly person: string;
  frozen: boolean;
  last_seq: number;
  last_hash: string;
  results: Map<number, { hash: string; result: Result | null }>;
}

interface Feed {
  head: number;
  entries: Map<string, { seq: number; present: boolean }>;
}

export class Server {
  epoch = "epoch-1";
  /** The root of its keys, and the set that this signed. */
  root = "root";
  keySet: Bytes = new Uint8Array();
  /** Requests from now on, one fault each; null lets one pass. */
  faults: (Fault | null)[] = [];
  /** Every request that reached it: method, path, and by what right. */
  readonly log: { path: string; right: "session" | "token" | "none"; body: unknown }[] = [];
  /** Refuses an operation where it returns a code. */
  judge: (body: Body) => string | null = () => null;
  most_rows = 100;
  most_operations = 500;
  readonly accounts: Account[] = [];
  readonly devices: Device[] = [];
  streams = new Map<string, Stream>();
  documents = new Map<string, Document>();
  feeds = new Map<string, Feed>();
  /** The reference lists that hold, and every file that was ever published, by its address. */
  lists = new Map<string, { readonly rev: number; readonly published: PublishedList }>();
  readonly outcomes = new Map<string, Outcome>();
  readonly files = new Map<string, Bytes>();
  applied: { op_id: string; client_id: string; seq: number; body: Body }[] = [];
  /** Identifiers of the operations that it refused. */
  refused = new Set<string>();
  /** What devices told of wrong passwords, by their ids. */
  readonly wrongPasswords = new Map<string, number>();
  /** Whose cookie the browser holds. */
  cookie: string | null = null;
  /** The lane of files, with faults of its own. */
  readonly lane: FileServer;
  readonly #keys: Keys;
  /** How many devices there ever were: one that was forgotten does not come back under its name. */
  #enrolled = 0;

  private constructor(keys: Keys) {
    this.#keys = keys;
    this.lane = new FileServer(keys, (token) => this.devices.some((one) => one.token === token));
  }

  static async start(): Promise<Server> {
    return new Server(await makeKeys());
  }

  get pushes() {
    return this.log.filter(({ path }) => path === "/sync/v1/push");
  }

  person(id: string, password: string, post = "NLHBR1", role = "inspector"): Profile {
    const profile: Profile = { id, name: `Inspector ${id}`, role, post, post_name: "Harbour post" };
    this.accounts.push({ profile, email: `${id}@harbour.example`, password });
    this.#feed(`post:${post}`);
    return profile;
  }

  /** Puts a document before the people of a post, or before nobody. */
  put(document: Document, feeds: readonly string[] = [`post:${document.post}`]): void {
    this.documents.set(document.id, document);
    for (const [name, feed] of this.feeds) {
      const held = feed.entries.get(document.id);
      if (feeds.includes(name) || held?.present)
        feed.entries.set(document.id, { seq: ++feed.head, present: feeds.includes(name) });
    }
    for (const name of feeds.filter((one) => !this.feeds.has(one)))
      this.#feed(name).entries.set(document.id, { seq: ++this.#feed(name).head, present: true });
  }

  /** Says what became in the end of an operation that was put aside. */
  settle(outcome: Outcome, feed: string): void {
    this.outcomes.set(outcome.id, outcome);
    const { entries } = this.#feed(feed);
    entries.set(outcome.id, { seq: ++this.#feed(feed).head, present: true });
  }

  /** Puts a version of a reference list before everybody. */
  async publish(list: ReferenceList): Promise<PublishedList> {
    const { match: _, entries, ...about } = list;
    const file = new TextEncoder().encode(JSON.stringify(list));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", file));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const published = { ...about, sha256, bytes: file.length, entries: entries.length };
    this.files.set(`/api/reference/${list.name}/${sha256}`, file);
    this.lists.set(list.name, { rev: (this.lists.get(list.name)?.rev ?? 0) + 1, published });
    const feed = this.#feed("reference");
    feed.entries.set(list.name, { seq: ++feed.head, present: true });
    return published;
  }

  snapshot(): Pick<Server, "streams" | "documents" | "feeds" | "applied" | "refused"> {
    return structuredClone({
      streams: this.streams,
      documents: this.documents,
      feeds: this.feeds,
      applied: this.applied,
      refused: this.refused,
    });
  }

  /** Goes back to a backup: another time begins. */
  restore(backup: Pick<Server, "streams" | "documents" | "feeds" | "applied" | "refused">, epoch: string): void {
    Object.assign(this, structuredClone(backup));
    this.epoch = epoch;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    await Promise.resolve();
    if (FileServer.answers(input as string)) return this.lane.fetch(input as string, init);
    const fault = this.faults.shift() ?? null;
    if (fault === "lost_request") throw new TypeError("network");
    const path = input as string;
    const headers = new Headers(init?.headers);
    const right = headers.has("Authorization") ? "token" : init?.credentials === "omit" ? "none" : "session";
    const body = await readBody(init, headers);
    this.log.push({ path, right, body });
    if (typeof fault === "number") return problem(fault, FAULTS[fault], fault === 429 ? "0" : null);
    const reply = await this.#answer(path, headers, body);
    if (fault === "lost_answer") throw new TypeError("network");
    if (fault === "cut") {
      const whole = await reply.text();
      return new Response(whole.slice(0, Math.floor(whole.length / 2)), reply);
    }
    return reply;
  };

  async #answer(path: string, headers: Headers, body: unknown): Promise<Response> {
    const token = headers.get("Authorization")?.replace("Bearer ", "");
    const device = token === undefined ? undefined : this.devices.find((one) => one.token === token);
    const sender = token === undefined ? this.cookie : (device?.person ?? null);
    switch (path) {
      case "/api/about":
        return Response.json({
          name: "Waarmerk",
          environment: "demo",
          demo: true,
          demo_accounts: [],
          version: "1",
          public_url: "https://seal.example",
          protocol: 1,
          epoch: this.epoch,
          server_key: base64url(this.#keys.point),
          push_key: "",
          root: this.root,
          server_time: new Date().toISOString(),
        });
      case "/.well-known/waarmerk-keys":
        return new Response(this.keySet);
      case "/api/login":
        return this.#login(body as { email: string; password: string });
      case "/api/logout":
        this.cookie = null;
        return new Response(null, { status: 204 });
      case "/api/me": {
        const profile = this.accounts.find((one) => one.profile.id === this.cookie)?.profile;
        return profile ? Response.json({ profile }) : problem(401, "LOGIN_REQUIRED");
      }
      case "/api/devices":
        return this.#enrol(unbase64url((body as { public_key: string }).public_key));
      case "/api/password":
        return this.#changePassword(body as { old: string; password: string });
      case "/sync/v1/streams": {
        const { client_id, device_id } = body as { client_id: string; device_id: string };
        const owner = this.devices.find((one) => one.id === device_id);
        if (owner?.person !== sender) return problem(404, "NOT_FOUND");
        const known = this.streams.get(client_id);
        if (known && known.device !== device_id) return problem(409, "CHAIN_FORK");
        if (!known) {
          const fresh = { frozen: false, last_seq: 0, last_hash: "", results: new Map() };
          this.streams.set(client_id, { device: device_id, person: owner.person, ...fresh });
        }
        return Response.json(null, { status: 201 });
      }
      case "/sync/v1/push":
        return sender === null ? problem(401, "LOGIN_REQUIRED") : this.#push(sender, device, body as Push);
      case "/sync/v1/pull":
        return this.cookie === null ? problem(401, "LOGIN_REQUIRED") : this.#pull(this.cookie, body as Pull);
      default: {
        const file = this.files.get(path);
        if (file) return new Response(file);
        const told = /^\/api\/devices\/(.+)\/wrong-passwords$/.exec(path);
        if (device && told?.[1] === device.id) {
          this.wrongPasswords.set(device.id, (body as { count: number }).count);
          return new Response(null, { status: 204 });
        }
        const renewed = /^\/api\/devices\/(.+)\/certificate$/.exec(path);
        const owner = this.devices.find((one) => one.id === renewed?.[1] && one.person === this.cookie);
        return owner ? Response.json({ certificate: await certificate(this.#keys, owner) }) : problem(404, "NOT_FOUND");
      }
    }
  }

  #login({ email, password }: { email: string; password: string }): Response {
    const account = this.accounts.find((one) => one.email === email && one.password === password);
    if (!account) return problem(401, "LOGIN_REFUSED");
    this.cookie = account.profile.id;
    return Response.json({ profile: account.profile });
  }

  #changePassword({ old, password }: { old: string; password: string }): Response {
    const account = this.accounts.find(({ profile }) => profile.id === this.cookie);
    if (account?.password !== old) return problem(401, "LOGIN_REFUSED");
    account.password = password;
    return new Response(null, { status: 204 });
  }

  async #enrol(point: Bytes): Promise<Response> {
    if (this.cookie === null) return problem(401, "LOGIN_REQUIRED");
    const id = `device-${++this.#enrolled}`;
    const device = { id, person: this.cookie, token: `token-${id}`, point };
    this.devices.push(device);
    const made = await certificate(this.#keys, device);
    return Response.json({ device_id: id, token: device.token, certificate: made, kid: "00" });
  }

  async #push(sender: string, device: Device | undefined, push: Push): Promise<Response> {
    const stream = this.streams.get(push.client_id);
    if (stream?.person !== sender || (device && device.id !== stream.device)) return problem(404, "NOT_FOUND");
    if (push.ops.length > this.most_operations) return problem(413, "TOO_LARGE");
    if (stream.frozen) return problem(409, "CHAIN_FORK");
    const { epoch } = this;
    const acknowledged = push.epoch === epoch ? push.ack_through : 0;
    for (const [seq, known] of stream.results) if (seq <= acknowledged) known.result = null;
    const results: Result[] = [];
    let expected_seq = 0;
    for (const op of push.ops) {
      if (op.seq <= stream.last_seq) {
        const known = stream.results.get(op.seq);
        if (known?.hash !== op.hash) return this.#fork(stream);
        results.push(known.result ?? { seq: op.seq, status: "noop", code: "ACKNOWLEDGED" });
        continue;
      }
      if (op.seq !== stream.last_seq + 1) {
        expected_seq = stream.last_seq + 1;
        break;
      }
      const text = await opened(this.#keys, push.client_id, op);
      const hash = await chainHash(push.client_id, op.seq, op.prev, new TextEncoder().encode(text));
      // A server is stopped before it is restored: what it was doing then is not half in the one and half in the other.
      if (this.epoch !== epoch) throw new TypeError("network");
      if (op.prev !== stream.last_hash || hash !== op.hash) return this.#fork(stream);
      const result = this.#apply(push.client_id, op.seq, JSON.parse(text) as Body);
      stream.results.set(op.seq, { hash, result });
      stream.last_seq = op.seq;
      stream.last_hash = hash;
      results.push(result);
    }
    const { last_seq, last_hash } = stream;
    return Response.json({ epoch, last_seq, last_hash, results, expected_seq });
  }

  #fork(stream: Stream): Response {
    stream.frozen = true;
    return problem(409, "CHAIN_FORK");
  }

  #apply(client_id: string, seq: number, body: Body): Result {
    if (this.applied.some((one) => one.op_id === body.op_id) || this.refused.has(body.op_id))
      return { seq, status: "noop", code: "REPEATED" };
    const before = this.documents.get(body.record.id) ?? null;
    const outcome = body.type === "document.decide" ? outcomeOf(before?.content) : "";
    const after = apply(
      before,
      { body, outcome },
      {
        side: "authority",
        origin: (id) => this.documents.get(id) ?? null,
      },
    );
    const code = this.judge(body) ?? (after === null ? "NOT_FOUND" : null);
    if (after === null || code !== null) {
      this.refused.add(body.op_id);
      return { seq, status: "rejected", code: code ?? "", detail: "Refused by the test." };
    }
    this.applied.push({ op_id: body.op_id, client_id, seq, body });
    const document = { ...after, rev: after.rev + 1 };
    if (document.status === "deleted") this.put(document, []);
    else this.put(document);
    return { seq, status: "applied", rev: document.rev };
  }

  #feed(name: string): Feed {
    const feed = this.feeds.get(name) ?? { head: 0, entries: new Map() };
    this.feeds.set(name, feed);
    return feed;
  }

  async #pull(person: string, ask: Pull): Promise<Response> {
    const stream = this.streams.get(ask.client_id);
    if (stream?.person !== person) return problem(404, "NOT_FOUND");
    if (ask.checkpoint && ask.epoch !== this.epoch) return problem(410, "RESET");
    const known = ask.checkpoint ? (JSON.parse(ask.checkpoint) as Record<string, number>) : {};
    const profile = this.accounts.find((one) => one.profile.id === person)?.profile;
    const names = [...this.feeds.keys()].filter((name) => ["reference", `post:${profile?.post ?? ""}`].includes(name));
    const lines: unknown[] = [
      { line: "begin", epoch: this.epoch, last_seq: stream.last_seq, server_time: new Date().toISOString() },
    ];
    for (const feed of Object.keys(known).filter((one) => !names.includes(one)))
      lines.push({ line: "feed_removed", feed });
    for (const feed of names.filter((one) => !(one in known))) lines.push({ line: "feed_added", feed });
    const token: Record<string, number> = {};
    let room = this.most_rows;
    for (const name of names) {
      token[name] = known[name] ?? 0;
      const entries = [...this.#feed(name).entries].sort(([, a], [, b]) => a.seq - b.seq);
      for (const [id, { seq, present }] of entries.filter(([, one]) => one.seq > (known[name] ?? 0)).slice(0, room)) {
        const put = { line: "put", ...this.#record(id), id, rev: this.#rev(id), feed: name };
        const { type } = put;
        lines.push(present ? put : { line: "leave", type, id, feed: name });
        token[name] = seq;
        room--;
      }
    }
    const complete = names.every((name) => token[name] === this.#feed(name).head);
    const feeds = complete ? await Promise.all(names.map((name) => this.#sum(name))) : [];
    lines.push({ line: "checkpoint", token: JSON.stringify(token), complete, feeds });
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  }

  #record(id: string): { type: string; data: unknown } {
    const listed = this.lists.get(id);
    const outcome = this.outcomes.get(id);
    if (outcome) return { type: "outcome", data: outcome };
    return listed
      ? { type: "reference_list", data: listed.published }
      : { type: "document", data: this.documents.get(id) };
  }

  #rev(id: string): number {
    return this.lists.get(id)?.rev ?? this.documents.get(id)?.rev ?? 0;
  }

  async #sum(feed: string) {
    const present = [...this.#feed(feed).entries].filter(([, one]) => one.present).map(([id]) => id);
    const parts = await Promise.all(present.map((id) => recordSum(id, this.#rev(id))));
    const sum = BigInt.asUintN(
      64,
      parts.reduce((all, one) => all + one, 0n),
    );
    return { feed, count: present.length, sum: sum.toString() };
  }
}

const FAULTS = { 401: "LOGIN_REQUIRED", 413: "TOO_LARGE", 429: "TOO_MANY", 503: "BUSY" } as const;

const problem = (status: number, code: string, wait: string | null = null) =>
  Response.json(
    { status, code, detail: `${code}.` },
    { status, headers: wait === null ? {} : { "Retry-After": wait } },
  );

async function readBody(init: RequestInit | undefined, headers: Headers): Promise<unknown> {
  if (!init?.body) return null;
  const raw = new Response(init.body).body;
  if (!raw) return null;
  const plain = headers.has("Content-Encoding") ? raw.pipeThrough(new DecompressionStream("gzip")) : raw;
  return JSON.parse(await new Response(plain).text());
}
