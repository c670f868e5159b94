/** `waarmerk serve` as a process of its own, on a database of its own, for tests: it can be killed and restored. */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

import type { Body } from "../../protocol.gen";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const PYTHON = join(ROOT, ".venv/bin/python");

/** A row of the server's table of operations; `op_id` is null where the same came before in another stream. */
export interface Held {
  readonly client_id: string;
  readonly seq: number;
  readonly op_id: string | null;
  readonly hash: string;
  readonly body: Body;
  readonly status: string;
}

export interface HeldStream {
  readonly client_id: string;
  readonly last_seq: number;
  readonly last_hash: string;
}

export interface Look {
  readonly operations: readonly Held[];
  readonly streams: readonly HeldStream[];
  /** Revision by document. */
  readonly documents: ReadonlyMap<string, number>;
}

interface Tables {
  readonly operations: readonly [string, number, string | null, string, string, string][];
  readonly documents: readonly [string, number][];
  readonly streams: readonly [string, number, string][];
}

export class RealServer {
  up = false;
  #url = "";
  readonly #folder: string;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #asked: ((answer: unknown) => void)[] = [];
  readonly #ended: Promise<unknown>;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#process = spawn(PYTHON, ["-m", "tests.served", folder], { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
    this.#ended = new Promise((resolve) => this.#process.on("close", resolve).on("error", resolve));
    this.#lines = createInterface(this.#process.stdout);
    this.#lines.on("line", (line) => this.#asked.shift()?.(JSON.parse(line)));
  }

  static async start(): Promise<RealServer> {
    const server = new RealServer(await mkdtemp(join(tmpdir(), "waarmerk-")));
    await server.start();
    return server;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    if (this.up) return;
    this.#url = (await this.#do("start")) as string;
    this.up = true;
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    this.up = false;
    await this.#do("kill");
  }

  async backUp(): Promise<void> {
    await this.#do("back up");
  }

  /** Ends it and puts the last backup in the place of its database. */
  async restore(): Promise<void> {
    this.up = false;
    await this.#do("restore");
  }

  /** What lies in the database. */
  async look(): Promise<Look> {
    const found = (await this.#do("look")) as Tables;
    return {
      operations: found.operations.map(([client_id, seq, op_id, hash, body, status]) => {
        return { client_id, seq, op_id, hash, body: JSON.parse(body) as Body, status };
      }),
      streams: found.streams.map(([client_id, last_seq, last_hash]) => {
        return { client_id, last_seq, last_hash };
      }),
      documents: new Map(found.documents.map(([id, rev]) => [id, rev])),
    };
  }

  readonly fetch = (path: string, init: RequestInit): Promise<Response> =>
    globalThis.fetch(`${this.#url}${path}`, init);

  async close(): Promise<void> {
    this.#process.stdin.end();
    await this.#ended;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #do(what: string): Promise<unknown> {
    const answer = new Promise((resolve) => this.#asked.push(resolve));
    this.#process.stdin.write(`${what}\n`);
    const ended = this.#ended.then(() => {
      throw new Error(`the server's process ended when it was to ${what}`);
    });
    return Promise.race([answer, ended]);
  }
}
