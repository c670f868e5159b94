import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { createApi, lines, Refusal, Unreachable } from "./api";

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

/** An API whose every request gets this reply; what was asked is kept. */
function answering(reply: () => Response | Promise<never>) {
  const asked: Asked[] = [];
  const api = createApi((path, init) => {
    asked.push({ path: path as string, init: init ?? {} });
    return Promise.resolve().then(reply);
  });
  return { api, asked };
}

const PUSH = { client_id: "c", epoch: "e", ack_through: 0, ops: [] };

async function read(reply: Response): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const some of lines(reply))
    for (const { said, bytes } of some) {
      all.push(said);
      expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(said);
    }
  return all;
}

function inPieces(text: string, cuts: readonly number[]): Response {
  const bytes = new TextEncoder().encode(text);
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let from = 0;
      for (const end of [...ends, bytes.length]) {
        controller.enqueue(bytes.subarray(from, end));
        from = end;
      }
      controller.close();
    },
  });
  return new Response(body);
}

test("lines are the same in whatever pieces they arrive, also through a character", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.array(fc.nat()), async (values, cuts) => {
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join("");

      expect(await read(inPieces(text, cuts))).toEqual(
        values.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
      );
    }),
  );
});

test("a last line without its end is a broken answer, not the end of the data", async () => {
  await expect(read(new Response('{"line":"begin"}\n{"line":"put"}'))).rejects.toThrow(Unreachable);
});

test("a line that is no UTF-8, or begins with a mark, is broken: it would be read otherwise from the disk", async () => {
  for (const first of [[0xff], [0xef, 0xbb, 0xbf]]) {
    const line = new Uint8Array([...first, ...new TextEncoder().encode('{"line":"begin"}\n')]);
    await expect(read(new Response(line))).rejects.toThrow(Unreachable);
  }
  const within = new Uint8Array([...new TextEncoder().encode('{"line":"'), 0xc3, ...new TextEncoder().encode('"}\n')]);
  await expect(read(new Response(within))).rejects.toThrow(Unreachable);
});

test("no network, and a page of somebody between, are no answer", async () => {
  const gone = answering(() => Promise.reject(new TypeError("network")));
  const portal = answering(() => new Response("<html>Log in to the hotel</html>", { status: 511 }));
  const welcome = answering(() => new Response("<html>Welcome</html>"));

  for (const { api } of [gone, portal, welcome]) await expect(api.about()).rejects.toThrow(Unreachable);
});

test("a refusal carries the server's code, and how long it asks to wait", async () => {
  const { api } = answering(() =>
    Response.json({ code: "BUSY", detail: "Later." }, { status: 503, headers: { "Retry-After": "7" } }),
  );

  await expect(api.push(PUSH, null)).rejects.toMatchObject(
    new Refusal(503, { code: "BUSY", detail: "Later.", retry_after: 7_000 }),
  );
});

test("with a device's token no cookie travels: the work is not that of whoever is logged in", async () => {
  const { api, asked } = answering(() => Response.json({}));

  await api.push(PUSH, "token");
  await api.push(PUSH, null);

  const [sealed, own] = asked.map(({ init }) => init);
  expect(sealed?.credentials).toBe("omit");
  expect(new Headers(sealed?.headers).get("Authorization")).toBe("Bearer token");
  expect(own?.credentials).toBe("same-origin");
  expect(new Headers(own?.headers).get("Authorization")).toBeNull();
});

test("every request says that it comes from the app", async () => {
  const { api, asked } = answering(() => Response.json({}));

  await api.about();
  await api.logout();

  expect(asked.map(({ init }) => new Headers(init.headers).get("X-Waarmerk"))).toEqual(["1", "1"]);
});

test("a large body travels compressed", async () => {
  const { api, asked } = answering(() => Response.json({}));
  const push = { ...PUSH, ops: [{ seq: 1, prev: "", hash: "", body: "x".repeat(5_000) }] };

  await api.push(push, null);

  const [sent] = asked;
  expect(new Headers(sent?.init.headers).get("Content-Encoding")).toBe("gzip");
  const plain = new Response(sent?.init.body).body?.pipeThrough(new DecompressionStream("gzip"));
  expect(await new Response(plain).json()).toEqual(push);
});

test("T7: work that a bad line carries in more than half a minute is given the time that it takes", async () => {
  const within = vi.spyOn(AbortSignal, "timeout");
  const { api } = answering(() => Response.json({}));
  const sealed = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString("base64");
  const op = { seq: 1, prev: "", hash: "", sealed };

  await api.push(PUSH, null);
  await api.push({ ...PUSH, ops: [op, op, op, op] }, null);

  const [little = 0, much = 0] = within.mock.calls.map(([ms]) => ms);
  expect(little).toBeLessThan(31_000);
  const carried = (4 * 60_000) / ((much - little) / 1_000); // bytes a second: gzip takes off what base64 added
  expect(carried).toBeLessThan(10_000);
});
